namespace Truce.Reading;

/// <summary>The text exports of press archives, many articles in one file: which archive's it is, and what their readers share.</summary>
internal static class Exports
{
    /// <summary>True when the bytes may be an export; cheap, and asked of every document.</summary>
    public static bool MayBe(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("End of Document"u8) >= 0 || bytes.IndexOf(" DOCUMENTS"u8) >= 0 || bytes.IndexOf("\nPD "u8) >= 0
        || (bytes.IndexOf("\nDocument "u8) >= 0 && bytes.IndexOf(" words"u8) >= 0);

    /// <summary>The articles, or null when the text is no archive's export.</summary>
    public static IEnumerable<SourceItem>? Read(string text, string id)
    {
        if (NexisExport.Is(text)) return NexisExport.Read(text, id);
        if (LexisExport.Is(text)) return LexisExport.Read(text, id);
        if (FactivaExport.Is(text)) return FactivaExport.Read(text, id);
        return FactivaPlainExport.Is(text) ? FactivaPlainExport.Read(text, id) : null;
    }

    /// <summary>The lines with their white space folded.</summary>
    public static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => Whitespace.Fold(line));

    /// <summary>Lines as one text, without blank ones at its ends.</summary>
    public static string Join(IEnumerable<string> lines) => string.Join('\n', lines).Trim('\n');

    /// <summary>Lines that were broken at a width, joined again: a blank line ends a paragraph.</summary>
    public static string Unwrap(IEnumerable<string> lines)
    {
        var paragraphs = new List<string>();
        var open = false;
        foreach (var line in lines)
        {
            if (line.Length == 0) open = false;
            else if (open) paragraphs[^1] += " " + line;
            else paragraphs.Add(line);
            open = line.Length > 0;
        }

        return string.Join("\n\n", paragraphs);
    }

    /// <summary>True when the text has the line, alone.</summary>
    public static bool HasLine(string text, string line)
    {
        var at = -1;
        while ((at = text.IndexOf(line, at + 1, StringComparison.Ordinal)) >= 0)
        {
            var before = at == 0 || text[at - 1] is '\n' or '\r' or ' ';
            var after = at + line.Length == text.Length || text[at + line.Length] is '\n' or '\r' or ' ';
            if (before && after) return true;
        }

        return false;
    }

    /// <summary>True when a line begins with the words.</summary>
    public static bool StartsLine(string text, string start) => text.StartsWith(start, StringComparison.Ordinal) || text.Contains("\n" + start, StringComparison.Ordinal);

    /// <summary>The author without the word before.</summary>
    public static string? Author(string? byline) =>
        byline is not null && byline.StartsWith("By ", StringComparison.OrdinalIgnoreCase) ? byline[3..].Trim() : byline;
}
