using System.Globalization;

namespace Truce.Evaluation;

/// <summary>Counts that precision, recall and F1 follow from; they add up over documents.</summary>
internal struct Counts
{
    /// <summary>Predicted and right.</summary>
    public int Right;

    /// <summary>Predicted.</summary>
    public int Predicted;

    /// <summary>In the gold.</summary>
    public int Gold;

    public readonly double Precision => Predicted == 0 ? 0 : (double)Right / Predicted;

    public readonly double Recall => Gold == 0 ? 0 : (double)Right / Gold;

    public readonly double F1 => Predicted + Gold == 0 ? 0 : 2.0 * Right / (Predicted + Gold);

    public override readonly string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"P {Precision:0.0000}  R {Recall:0.0000}  F1 {F1:0.0000}  ({Right} right of {Predicted}, gold {Gold})");
}
