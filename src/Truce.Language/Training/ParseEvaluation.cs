using System.Text;
using System.Text.Json;

namespace Truce.Language.Training;

/// <summary>Scores an annotator on a treebank, or writes what it predicts.</summary>
public static class ParseEvaluation
{
    /// <summary>
    /// Annotates the words of a CoNLL-U file, or with <paramref name="raw"/> its running text (or that of JSON Lines with
    /// <c>id</c> and <c>text</c>). Writes CoNLL-U to <paramref name="predictions"/> if that is given.
    /// Returns the figures in one line, or null when the input carries no trees.
    /// </summary>
    public static string? Run(string path, bool raw, LanguageModel model, TextWriter? predictions)
    {
        ArgumentNullException.ThrowIfNull(path);
        var annotator = new Annotator(model);
        if (raw && IsJsonLines(path))
        {
            foreach (var line in File.ReadLines(path))
            {
                using var json = JsonDocument.Parse(line);
                predictions?.Write($"# newdoc id = {json.RootElement.GetProperty("id").GetString()}\n");
                if (predictions is not null)
                {
                    Conllu.Write(annotator.Annotate(json.RootElement.GetProperty("text").GetString()!), predictions);
                }
            }

            return null;
        }

        var sentences = Treebank.Read(path);
        var score = raw ? ScoreRaw(sentences, annotator, predictions) : ScoreWords(sentences, annotator, predictions);
        return sentences.Exists(s => s.Words.Exists(w => w.Head >= 0)) ? score.ToString() : null;
    }

    internal static ParseScore ScoreWords(IEnumerable<TreebankSentence> sentences, Annotator annotator, TextWriter? predictions)
    {
        var score = new ParseScore();
        var lines = new StringBuilder();
        foreach (var sentence in sentences)
        {
            var text = Treebank.ToText(sentence);
            annotator.AnnotateWords(text);
            score.Add([sentence], [text]);
            if (predictions is not null)
            {
                WriteOver(sentence, text, lines.Clear());
                predictions.Write(lines);
            }
        }

        return score;
    }

    internal static ParseScore ScoreRaw(IEnumerable<TreebankSentence> sentences, Annotator annotator, TextWriter? predictions)
    {
        var score = new ParseScore();
        foreach (var (id, document) in Treebank.Documents(sentences))
        {
            var text = annotator.Annotate(Treebank.RawText(document));
            score.Add(document, [text]);
            if (predictions is not null)
            {
                predictions.Write($"# newdoc id = {id}\n");
                Conllu.Write(text, predictions);
            }
        }

        return score;
    }

    private static bool IsJsonLines(string path)
    {
        using var reader = new StreamReader(path);
        return reader.Peek() == '{';
    }

    /// <summary>The input's own sentences and words, with the predicted columns in place of its.</summary>
    private static void WriteOver(TreebankSentence sentence, AnnotatedText text, StringBuilder lines)
    {
        foreach (var comment in sentence.Comments)
        {
            lines.Append(comment).Append('\n');
        }

        for (var i = 0; i < sentence.Words.Count; i++)
        {
            foreach (var (first, last, form) in sentence.Multiwords)
            {
                if (first == i)
                {
                    lines.Append(first + 1).Append('-').Append(last + 1).Append('\t').Append(form).Append("\t_\t_\t_\t_\t_\t_\t_\t")
                        .Append(sentence.Words[last].Spaced ? "_" : "SpaceAfter=No").Append('\n');
                }
            }

            var token = text[i];
            lines.Append(i + 1).Append('\t').Append(sentence.Words[i].Form).Append('\t').Append(text.Lemma(i) is { Length: > 0 } lemma ? lemma : "_")
                .Append('\t').Append(UposNames.Of(token.Upos)).Append("\t_\t");
            MorphologyNames.Append(token.Morphology, lines);
            lines.Append('\t').Append(token.Head + 1).Append('\t').Append(RelationNames.Of(token.Relation)).Append("\t_\t")
                .Append(sentence.Words[i].Spaced ? "_" : "SpaceAfter=No").Append('\n');
        }

        lines.Append('\n');
    }
}
