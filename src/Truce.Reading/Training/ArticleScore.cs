namespace Truce.Reading;

/// <summary>
/// The measure of the public article-extraction benchmark: shingles of four words, each page's counts normalised to sum to one,
/// precision and recall averaged over pages, F1 of the two averages.
/// </summary>
public sealed class ArticleScore
{
    private readonly List<double> _precision = [];
    private readonly List<double> _recall = [];
    private int _exact;

    /// <summary>Number of pages added.</summary>
    public int Pages { get; private set; }

    /// <summary>Average precision over pages that a text was predicted for.</summary>
    public double Precision => _precision.Count == 0 ? 0 : _precision.Average();

    /// <summary>Average recall over pages that have a text.</summary>
    public double Recall => _recall.Count == 0 ? 0 : _recall.Average();

    /// <summary>Harmonic mean of the two averages.</summary>
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    /// <summary>Share of pages whose words are exactly right.</summary>
    public double Accuracy => Pages == 0 ? 0 : (double)_exact / Pages;

    /// <summary>Adds a page; returns its own precision and recall.</summary>
    public (double Precision, double Recall) Add(string truth, string predicted)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(predicted);
        var trueWords = Words(truth);
        var predictedWords = Words(predicted);
        var trueShingles = Shingles(trueWords);
        var predictedShingles = Shingles(predictedWords);
        var both = trueShingles.Sum(pair => Math.Min(pair.Value, predictedShingles.GetValueOrDefault(pair.Key)));
        var trueCount = trueShingles.Values.Sum();
        var predictedCount = predictedShingles.Values.Sum();
        Pages++;
        if (trueWords.SequenceEqual(predictedWords)) _exact++;
        var precision = predictedCount == 0 ? 0 : (double)both / predictedCount;
        var recall = trueCount == 0 ? 0 : (double)both / trueCount;
        if (predictedCount > 0) _precision.Add(precision);
        if (trueCount > 0) _recall.Add(recall);
        return (precision, recall);
    }

    /// <summary>Words as the measure sees them: runs of letters, digits, marks and underscores.</summary>
    internal static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inWord = i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_' || char.GetUnicodeCategory(text[i]) is System.Globalization.UnicodeCategory.OtherNumber or System.Globalization.UnicodeCategory.LetterNumber);
            if (inWord && start < 0) start = i;
            if (inWord || start < 0) continue;
            words.Add(text[start..i]);
            start = -1;
        }

        return words;
    }

    internal static Dictionary<string, int> Shingles(List<string> words)
    {
        const int size = 4;
        var shingles = new Dictionary<string, int>(StringComparer.Ordinal);
        if (words.Count == 0) return shingles;
        for (var i = 0; i < Math.Max(1, words.Count - size + 1); i++)
        {
            var shingle = string.Join(' ', words.Skip(i).Take(size));
            shingles[shingle] = shingles.GetValueOrDefault(shingle) + 1;
        }

        return shingles;
    }
}
