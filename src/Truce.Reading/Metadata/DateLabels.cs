namespace Truce.Reading;

/// <summary>The words beside a date in a page's header.</summary>
internal static class DateLabels
{
    private static readonly string[] _published =
    [
        "published", "publication date", "date of publication", "posted", "first published", "created", "issued", "released", "date", "pub date",
        "publié", "publicado", "veröffentlicht", "pubblicato", "опубликовано", "نشر", "filed", "on", "submitted", "written", "issue date", "release date",
    ];

    private static readonly string[] _modified =
    [
        "updated", "last updated", "last modified", "modified", "update", "last update", "mis à jour", "actualizado", "aktualisiert", "edited",
    ];

    /// <summary>True when the line begins with a label of either kind.</summary>
    public static bool Starts(ReadOnlySpan<char> line) => IsPublished(line) || IsModified(line);

    /// <summary>True when the line says that what follows is when it was published.</summary>
    public static bool IsPublished(ReadOnlySpan<char> line) => StartsWithAny(line, _published);

    /// <summary>True when the line says that what follows is when it was changed last.</summary>
    public static bool IsModified(ReadOnlySpan<char> line) => StartsWithAny(line, _modified);

    /// <summary>True for the words of a time of day: <c>14:22</c>, <c>pm</c>, <c>GMT</c>.</summary>
    public static bool IsTimeWord(ReadOnlySpan<char> word)
    {
        if (word.Length == 0) return false;
        if (char.IsAsciiDigit(word[0])) return word.IndexOfAny(":.") > 0 || word.EndsWith("am", StringComparison.OrdinalIgnoreCase) || word.EndsWith("pm", StringComparison.OrdinalIgnoreCase);
        return word is "am" or "pm" or "AM" or "PM" or "a.m" or "p.m" or "GMT" or "UTC" or "EST" or "EDT" or "ET" or "BST" or "CET" or "CEST" or "PST" or "PDT" or "IST"
            or "EAT" or "EEST" or "EET" or "MSK" or "h" or "hrs" or "at" or "At" or "Z" or "local" or "time" or "ago" or "hours";
    }

    private static bool StartsWithAny(ReadOnlySpan<char> line, string[] labels)
    {
        var text = line.TrimStart(" \t([*•|-–—");
        foreach (var label in labels)
        {
            if (text.StartsWith(label, StringComparison.OrdinalIgnoreCase) && text.Length > label.Length && !char.IsLetter(text[label.Length])) return true;
        }

        return false;
    }
}
