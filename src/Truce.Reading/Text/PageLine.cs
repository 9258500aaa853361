namespace Truce.Reading;

/// <summary>What a line of a pasted page is.</summary>
internal enum LineKind
{
    /// <summary>Words without the shape of a sentence: a headline, a subheading, a name.</summary>
    Short,

    /// <summary>A sentence or a paragraph.</summary>
    Prose,

    /// <summary>A label of the page, or a sentence to its visitor.</summary>
    Furniture,

    /// <summary>A label after which no report follows.</summary>
    End,

    /// <summary>Little but a date.</summary>
    Date,

    /// <summary>Who wrote it.</summary>
    Byline,

    /// <summary>The words below a picture.</summary>
    Caption,

    /// <summary>The words of an embedded post.</summary>
    Post,

    /// <summary>Name, handle and date below an embedded post.</summary>
    PostSignature,

    /// <summary>Said already.</summary>
    Repeated,
}

/// <summary>One line of a pasted page.</summary>
internal sealed class PageLine(string text, bool afterBlank)
{
    /// <summary>The words, white space folded to single spaces.</summary>
    public string Text { get; } = text;

    /// <summary>True when a blank line stands before it.</summary>
    public bool AfterBlank { get; } = afterBlank;

    /// <summary>See <see cref="Fold.Key"/>.</summary>
    public string Key { get; } = Fold.Key(text);

    /// <summary>Number of words.</summary>
    public int Words { get; } = Count(text);

    /// <summary>What it is.</summary>
    public LineKind Kind { get; set; }

    /// <summary>True when it ends as a sentence does, quotation marks and brackets aside.</summary>
    public bool EndsSentence
    {
        get
        {
            var end = Text.AsSpan().TrimEnd("\"'”’»)]".AsSpan());
            return end.Length > 0 && end[^1] is '.' or '!' or '?' or '…' or '。' or '؟' or '۔' or '।' && !end.EndsWith("...");
        }
    }

    private static int Count(string text)
    {
        var words = 0;
        var inWord = false;
        foreach (var c in text)
        {
            var letter = char.IsLetterOrDigit(c);
            if (letter && !inWord) words++;
            // Chinese, Japanese and Korean write many words without a space between: two signs count as one.
            inWord = letter && c < '\u2E80';
        }

        return words;
    }
}
