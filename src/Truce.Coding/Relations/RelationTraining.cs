using System.Globalization;
using Truce.Language;

namespace Truce.Coding.Relations;

/// <summary>One marked pair with its code.</summary>
/// <param name="Id">Name of the row.</param>
/// <param name="Marked">The sentence with its marks.</param>
/// <param name="Code">Root code; empty in a file without gold.</param>
/// <param name="Quad">Quad code; 0 in a file without gold.</param>
public sealed record RelationRow(string Id, string Marked, string Code, int Quad)
{
    /// <summary>Reads a table with the columns id, marked_sentence, source, target and, where there is gold, gold_root and gold_quad.</summary>
    public static IReadOnlyList<RelationRow> Read(string path)
    {
        var rows = new List<RelationRow>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            var fields = line.Split('\t');
            if (number == 1)
            {
                if (fields is not ["id", "marked_sentence", ..]) throw new InvalidDataException($"{path}(1): the header must begin with id and marked_sentence");
                continue;
            }

            if (line.Length == 0) continue;
            if (fields.Length < 2) throw new InvalidDataException($"{path}({number}): fewer than two fields");
            var quad = fields.Length > 5 && int.TryParse(fields[5], CultureInfo.InvariantCulture, out var value) ? value : 0;
            rows.Add(new RelationRow(fields[0], fields[1], fields.Length > 4 ? fields[4] : "", quad));
        }

        return rows;
    }
}

/// <summary>Trains the relation classifier on annotated rows and on sentences drawn from codebook/relations.</summary>
public static class RelationTraining
{
    // Our own sentences are many and alike; each counts for a quarter of an annotated one. Set by cross-validation, with the number of draws.
    private const float OwnWeight = 0.25f;
    private const int DrawsOfPattern = 30;
    private const ulong Seed = 7;

    /// <summary>Trains on all rows and writes the weights to a folder.</summary>
    public static void Train(Codebook codebook, LanguageModel language, IReadOnlyList<RelationRow> rows, string folder)
    {
        var examples = Own(codebook, language);
        examples.AddRange(Annotated(codebook, language, rows));
        RelationTrainer.Train(examples, RelationClassifier.Codes.Count, Seed).Save(Path.Combine(folder, RelationClassifier.WeightsFile));
    }

    /// <summary>Predicts each row by a model that has not seen its fold.</summary>
    public static IReadOnlyList<string> CrossValidate(Codebook codebook, LanguageModel language, IReadOnlyList<RelationRow> rows, int folds)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var own = Own(codebook, language);
        var annotated = Annotated(codebook, language, rows);
        var predicted = new string[rows.Count];
        var scores = new float[RelationClassifier.Codes.Count];
        var fold = RelationTrainer.Permutation(rows.Count, Seed);
        for (var held = 0; held < folds; held++)
        {
            var train = new List<RelationTrainer.Example>(own);
            for (var i = 0; i < rows.Count; i++)
            {
                if (fold[i] % folds != held) train.Add(annotated[i]);
            }

            var model = RelationTrainer.Train(train, scores.Length, Seed);
            for (var i = 0; i < rows.Count; i++)
            {
                if (fold[i] % folds != held) continue;
                model.Score(annotated[i].Features, scores);
                predicted[i] = RelationClassifier.Codes[Array.IndexOf(scores, scores.Max())];
            }
        }

        return predicted;
    }

    private static List<RelationTrainer.Example> Own(Codebook codebook, LanguageModel language)
    {
        var (patterns, fillers) = (codebook.RelationPatterns, codebook.RelationFillers);
        return Examples(codebook, language, RelationTrainer.Generate(patterns, fillers, DrawsOfPattern, Seed), OwnWeight);
    }

    private static List<RelationTrainer.Example> Annotated(Codebook codebook, LanguageModel language, IReadOnlyList<RelationRow> rows) =>
        Examples(codebook, language, rows.Select(r => (r.Code, r.Marked)), 1);

    private static List<RelationTrainer.Example> Examples(
        Codebook codebook, LanguageModel language, IEnumerable<(string Code, string Marked)> sentences, float weight)
    {
        var features = new RelationFeatures(codebook);
        var annotator = new Annotator(language);
        var examples = new List<RelationTrainer.Example>();
        foreach (var (code, marked) in sentences)
        {
            var label = -1;
            for (var i = 0; i < RelationClassifier.Codes.Count; i++)
            {
                if (RelationClassifier.Codes[i] == code) label = i;
            }

            if (label < 0) throw new InvalidDataException($"'{code}' is no root code");
            var sentence = MarkedSentence.Parse(marked);
            examples.Add(new RelationTrainer.Example(features.Of(sentence, annotator.Annotate(sentence.Text)), label, weight));
        }

        return examples;
    }
}
