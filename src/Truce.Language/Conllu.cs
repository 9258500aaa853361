using System.Text;

namespace Truce.Language;

/// <summary>Writes and reads annotated text in CoNLL-U, the format of Universal Dependencies.</summary>
public static class Conllu
{
    private const string SpaceAfterNo = "SpaceAfter=No";

    /// <summary>Writes every sentence of a text; the last column tells what is written without a space.</summary>
    public static void Write(AnnotatedText text, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(output);
        var line = new StringBuilder();
        foreach (var sentence in text.Sentences)
        {
            line.Clear();
            line.Append("# text = ");
            foreach (var c in text.Text.AsSpan(text[sentence.First].Start, text[sentence.End - 1].End - text[sentence.First].Start))
            {
                line.Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c);
            }

            line.Append('\n');
            for (var i = sentence.First; i < sentence.End; i++)
            {
                AppendMultiword(text, sentence, i, line);
                AppendWord(text, sentence, i, line);
            }

            line.Append('\n');
            output.Write(line);
        }
    }

    private static void AppendMultiword(AnnotatedText text, Sentence sentence, int i, StringBuilder line)
    {
        if (text[i].Joined || i + 1 >= sentence.End || !text[i + 1].Joined)
        {
            return;
        }

        var last = i + 1;
        while (last + 1 < sentence.End && text[last + 1].Joined)
        {
            last++;
        }

        line.Append(i - sentence.First + 1).Append('-').Append(last - sentence.First + 1).Append('\t')
            .Append(text.Text, text[i].Start, text[last].End - text[i].Start).Append("\t_\t_\t_\t_\t_\t_\t_\t")
            .Append(IsSpaced(text, last) ? "_" : SpaceAfterNo).Append('\n');
    }

    private static void AppendWord(AnnotatedText text, Sentence sentence, int i, StringBuilder line)
    {
        ref readonly var token = ref text[i];
        var inside = token.Joined || (i + 1 < sentence.End && text[i + 1].Joined);
        var lemma = text.Lemma(i);
        line.Append(i - sentence.First + 1).Append('\t').Append(text.Word(i)).Append('\t')
            .Append(lemma.Length == 0 ? "_" : lemma).Append('\t').Append(UposNames.Of(token.Upos)).Append("\t_\t");
        MorphologyNames.Append(token.Morphology, line);
        line.Append('\t').Append(token.Head < 0 ? 0 : token.Head - sentence.First + 1).Append('\t').Append(RelationNames.Of(token.Relation))
            .Append("\t_\t").Append(inside || IsSpaced(text, i) ? "_" : SpaceAfterNo).Append('\n');
    }

    private static bool IsSpaced(AnnotatedText text, int i) => i + 1 == text.Count || text[i + 1].Start > text[i].End;
}
