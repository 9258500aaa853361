using System.Globalization;
using System.Text;

namespace Truce.Language.Names;

/// <summary>Scores names against a treebank's entities, exact words and kind, and writes what was found.</summary>
public static class NameEvaluation
{
    private static readonly NameKind[] Scored = [NameKind.Person, NameKind.Organisation, NameKind.Place, NameKind.Group];

    /// <summary>Runs over a file and returns the figures; predictions are lines of document, first token, end token and kind, gold and found.</summary>
    public static string Run(LanguageModel model, string file, TextWriter? output, ChainModel? weights = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        var annotator = new Annotator(model);
        var tagger = new NameTagger(weights ?? model.Weights(NameTagger.WeightsFile), model.Clusters);
        var (gold, found, right, rightSpan) = (new int[8], new int[8], new int[8], 0);
        foreach (var document in NameGold.Read(file))
        {
            annotator.AnnotateWords(document.Text);
            var names = tagger.Find(document.Text);
            foreach (var name in document.Names.Where(n => Scored.Contains(n.Kind))) gold[(int)name.Kind]++;
            foreach (var name in names.Where(n => Scored.Contains(n.Kind)))
            {
                found[(int)name.Kind]++;
                if (document.Names.Exists(g => g.First == name.First && g.End == name.End && g.Kind == name.Kind)) right[(int)name.Kind]++;
                if (document.Names.Exists(g => g.First == name.First && g.End == name.End && Scored.Contains(g.Kind))) rightSpan++;
            }

            if (output is not null) Write(document, names, output);
        }

        var figures = new StringBuilder();
        foreach (var kind in Scored) Line(figures, kind.ToString().ToLowerInvariant(), right[(int)kind], found[(int)kind], gold[(int)kind]);
        Line(figures, "all four", right.Sum(), found.Sum(), gold.Sum());
        Line(figures, "words only", rightSpan, found.Sum(), gold.Sum());
        return figures.ToString().TrimEnd('\n');
    }

    private static void Line(StringBuilder figures, string name, int right, int found, int gold)
    {
        var (p, r) = (right / Math.Max(1.0, found), right / Math.Max(1.0, gold));
        figures.Append(CultureInfo.InvariantCulture, $"{name,-13} P {p:0.000} R {r:0.000} F1 {(p + r == 0 ? 0 : 2 * p * r / (p + r)):0.000} ({gold})\n");
    }

    private static void Write(NameDocument document, List<Name> names, TextWriter output)
    {
        foreach (var (side, list) in new[] { ("gold", document.Names), ("found", names) })
        {
            foreach (var name in list)
            {
                var words = document.Text.Text[document.Text[name.First].Start..document.Text[name.End - 1].End];
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{document.Id}\t{side}\t{name.First}\t{name.End}\t{name.Kind}\t{words}"));
            }
        }
    }
}
