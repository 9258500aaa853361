using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Truce.Language.Training;

/// <summary>A word of a treebank.</summary>
internal sealed record TreebankWord(string Form, string Lemma, Upos Upos, Morphology Morphology, int Head, Relation Relation)
{
    /// <summary>Whether a space or a line end follows.</summary>
    public bool Spaced { get; init; } = true;

    /// <summary>Whether the word continues a multiword token.</summary>
    public bool Joined { get; init; }

    /// <summary>The line's first eight columns as read, for writing predictions beside them.</summary>
    public string Id { get; init; } = "";

    /// <summary>The last column.</summary>
    public string Misc { get; init; } = "_";
}

/// <summary>A sentence of a treebank; heads count from 0, the root's is -1.</summary>
internal sealed class TreebankSentence
{
    public List<TreebankWord> Words { get; } = [];

    /// <summary>Multiword tokens: index of the first word, of the last, the token as written.</summary>
    public List<(int First, int Last, string Form)> Multiwords { get; } = [];

    /// <summary>Comment lines.</summary>
    public List<string> Comments { get; } = [];

    /// <summary>Name of the document that begins here, or null.</summary>
    public string? NewDocument { get; set; }

    /// <summary>A tag of names for each word, or null where nobody has marked them.</summary>
    public int[]? NameTags { get; set; }

    /// <summary>Whether a paragraph begins here.</summary>
    public bool NewParagraph { get; set; }
}

/// <summary>Reads CoNLL-U, plain or gzipped.</summary>
internal static class Treebank
{
    public static List<TreebankSentence> Read(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Read(reader, path);
    }

    public static List<TreebankSentence> Read(TextReader reader, string name)
    {
        var sentences = new List<TreebankSentence>();
        var sentence = new TreebankSentence();
        int number = 0, joinedUntil = 0, joinedFrom = 0;
        var spacedAfterJoined = true;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0)
            {
                Finish(sentences, ref sentence);
                joinedUntil = 0;
                continue;
            }

            if (line[0] == '#')
            {
                ReadComment(sentence, line);
                continue;
            }

            var cells = line.Split('\t');
            if (cells.Length != 10)
            {
                throw new InvalidDataException($"{name}:{number}: not ten columns, but {cells.Length}.");
            }

            if (cells[0].Contains('.'))
            {
                continue;
            }

            var spaced = !cells[9].Split('|').Contains("SpaceAfter=No");
            if (cells[0].Split('-') is [var first, var last])
            {
                (joinedFrom, joinedUntil) = (int.Parse(first, CultureInfo.InvariantCulture), int.Parse(last, CultureInfo.InvariantCulture));
                spacedAfterJoined = spaced;
                sentence.Multiwords.Add((joinedFrom - 1, joinedUntil - 1, cells[1]));
                continue;
            }

            var id = int.Parse(cells[0], CultureInfo.InvariantCulture);
            var head = int.TryParse(cells[6], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value - 1 : -1;
            sentence.Words.Add(new TreebankWord(
                cells[1], cells[2], UposNames.Parse(cells[3]), MorphologyNames.Parse(cells[5]), head, RelationNames.Parse(cells[7]))
            {
                Spaced = id > joinedUntil ? spaced : id == joinedUntil && spacedAfterJoined,
                Joined = id <= joinedUntil && id > joinedFrom,
                Id = cells[0],
                Misc = cells[9],
            });
        }

        Finish(sentences, ref sentence);
        return sentences;
    }

    /// <summary>A sentence's words as annotated text with gold offsets, before any tag.</summary>
    public static AnnotatedText ToText(TreebankSentence sentence)
    {
        var text = new StringBuilder();
        var target = new AnnotatedText { TokenArray = new Token[sentence.Words.Count], TokenTotal = sentence.Words.Count };
        for (var i = 0; i < sentence.Words.Count; i++)
        {
            var word = sentence.Words[i];
            target.TokenArray[i] = new Token { Start = text.Length, End = text.Length + word.Form.Length, Head = -1, Joined = word.Joined };
            text.Append(word.Form).Append(word.Spaced ? " " : "");
        }

        target.Text = text.ToString();
        target.SentenceArray = [new Sentence(0, target.TokenTotal)];
        target.SentenceTotal = 1;
        return target;
    }

    /// <summary>The running text of a document: sentences apart as their last word says, paragraphs by an empty line.</summary>
    public static string RawText(IEnumerable<TreebankSentence> document)
    {
        var text = new StringBuilder();
        var spaced = false;
        foreach (var sentence in document)
        {
            if (text.Length > 0)
            {
                text.Append(sentence.NewParagraph ? "\n\n" : spaced ? " " : "");
            }

            text.Append(WrittenText(sentence));
            spaced = sentence.Words[^1].Spaced;
        }

        return text.Append('\n').ToString();
    }

    /// <summary>Sentences by document, in order.</summary>
    public static List<(string Id, List<TreebankSentence> Sentences)> Documents(IEnumerable<TreebankSentence> sentences)
    {
        var documents = new List<(string Id, List<TreebankSentence> Sentences)>();
        foreach (var sentence in sentences)
        {
            if (documents.Count == 0 || sentence.NewDocument is not null)
            {
                documents.Add((sentence.NewDocument ?? "", []));
            }

            documents[^1].Sentences.Add(sentence);
        }

        return documents;
    }

    /// <summary>A sentence as it is written.</summary>
    public static string WrittenText(TreebankSentence sentence) =>
        sentence.Comments.Find(c => c.StartsWith("# text = ", StringComparison.Ordinal)) is { } line ? line[9..] : ToText(sentence).Text.TrimEnd(' ');

    private static void ReadComment(TreebankSentence sentence, string line)
    {
        sentence.Comments.Add(line);
        if (line.StartsWith("# newdoc", StringComparison.Ordinal))
        {
            sentence.NewDocument = line.Split('=', 2) is [_, var id] ? id.Trim() : "";
        }
        else if (line.StartsWith("# newpar", StringComparison.Ordinal) && (line.Length == 8 || line[8] == ' '))
        {
            sentence.NewParagraph = true;
        }
    }

    private static void Finish(List<TreebankSentence> sentences, ref TreebankSentence sentence)
    {
        if (sentence.Words.Count > 0)
        {
            sentences.Add(sentence);
            sentence = new TreebankSentence();
        }
    }
}
