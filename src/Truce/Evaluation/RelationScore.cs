using System.Globalization;
using System.Text;
using Truce.Coding.Relations;

namespace Truce.Evaluation;

/// <summary>Accuracy and macro F1 of predicted codes, by root and by quad.</summary>
/// <param name="RootAccuracy">Share of rows whose root code is right.</param>
/// <param name="RootMacroF1">Mean F1 over the root codes that gold or prediction names.</param>
/// <param name="QuadAccuracy">Share of rows whose quad code is right.</param>
/// <param name="QuadMacroF1">Mean F1 over the quad codes.</param>
internal sealed record RelationScore(double RootAccuracy, double RootMacroF1, double QuadAccuracy, double QuadMacroF1)
{
    private List<(string Gold, string Predicted)> Pairs { get; init; } = [];

    public static RelationScore Of(IReadOnlyList<RelationRow> rows, IReadOnlyList<string> predicted)
    {
        var roots = rows.Select((r, i) => (r.Code, predicted[i])).ToList();
        var quads = rows.Select((r, i) => (r.Quad.ToString(CultureInfo.InvariantCulture), RelationClassifier.QuadOf(predicted[i]).ToString(CultureInfo.InvariantCulture))).ToList();
        return new RelationScore(Accuracy(roots), MacroF1(roots), Accuracy(quads), MacroF1(quads)) { Pairs = roots };
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Pairs.Count} relations: root accuracy {RootAccuracy:0.0000}, macro F1 {RootMacroF1:0.0000}; quad accuracy {QuadAccuracy:0.0000}, macro F1 {QuadMacroF1:0.0000}");

    /// <summary>Precision, recall and F1 of each code, then the commonest confusions.</summary>
    public string Details()
    {
        var text = new StringBuilder("code        precision  recall      F1    gold\n");
        foreach (var code in Pairs.Select(p => p.Gold).Distinct().Order(StringComparer.Ordinal))
        {
            var (right, wrong, missed) = Counts(Pairs, code);
            text.Append(CultureInfo.InvariantCulture, $"{code,-10} {Share(right, wrong),10:0.000} {Share(right, missed),7:0.000} {F1(right, wrong, missed),7:0.000} {right + missed,7}\n");
        }

        var confusions = Pairs.Where(p => p.Gold != p.Predicted).GroupBy(p => p).OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key.Gold, StringComparer.Ordinal).ThenBy(g => g.Key.Predicted, StringComparer.Ordinal);
        foreach (var group in confusions.Take(15))
        {
            text.Append(CultureInfo.InvariantCulture, $"{group.Key.Gold} taken for {group.Key.Predicted}: {group.Count()}\n");
        }

        return text.ToString();
    }

    private static double Accuracy(List<(string Gold, string Predicted)> pairs) => pairs.Count(p => p.Gold == p.Predicted) / (double)Math.Max(1, pairs.Count);

    private static double MacroF1(List<(string Gold, string Predicted)> pairs)
    {
        var labels = pairs.Select(p => p.Gold).Concat(pairs.Select(p => p.Predicted)).Distinct(StringComparer.Ordinal).ToList();
        return labels.Count == 0 ? 0 : labels.Average(label =>
        {
            var (right, wrong, missed) = Counts(pairs, label);
            return F1(right, wrong, missed);
        });
    }

    private static (int Right, int Wrong, int Missed) Counts(List<(string Gold, string Predicted)> pairs, string label) =>
        (pairs.Count(p => p.Gold == label && p.Predicted == label),
         pairs.Count(p => p.Gold != label && p.Predicted == label),
         pairs.Count(p => p.Gold == label && p.Predicted != label));

    private static double Share(int part, int rest) => part + rest == 0 ? 0 : part / (double)(part + rest);

    private static double F1(int right, int wrong, int missed) => right == 0 ? 0 : 2.0 * right / ((2 * right) + wrong + missed);
}
