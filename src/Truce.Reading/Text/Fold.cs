namespace Truce.Reading;

/// <summary>Foldings under which labels and headlines are compared.</summary>
internal static class Fold
{
    /// <summary>Only the letters, in lower case; returns how many were written.</summary>
    public static int Letters(ReadOnlySpan<char> text, Span<char> letters)
    {
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsLetter(c)) letters[length++] = char.ToLowerInvariant(c);
        }

        return length;
    }

    /// <summary>Only the letters, in lower case.</summary>
    public static string Letters(string text)
    {
        var letters = new char[text.Length];
        return new string(letters, 0, Letters(text, letters));
    }

    /// <summary>Only letters and digits, in lower case: the key under which a line that is repeated is the same.</summary>
    public static string Key(ReadOnlySpan<char> text)
    {
        var key = new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c)) key[length++] = char.ToLowerInvariant(c);
        }

        return new string(key, 0, length);
    }
}
