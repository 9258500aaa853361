namespace Truce.Coding;

/// <summary>How a word of a name is written.</summary>
internal enum Letters : byte
{
    /// <summary>In small letters.</summary>
    Small,

    /// <summary>With a capital at its beginning.</summary>
    Capital,

    /// <summary>In two or more capitals and no small letter ("US", "M23").</summary>
    AllCapitals,
}

/// <summary>
/// The folding of words for the comparison of names: small letters, no diacritics, no full stops and apostrophes, so that "U.S."
/// is "us", "Élysée" is "elysee" and "Da'esh" is "daesh". How a word was written is kept apart, as <see cref="Letters"/>.
/// </summary>
internal static class Atom
{
    /// <summary>Longest word that is folded; the rest of a longer one is dropped.</summary>
    public const int Longest = 48;

    // The letters from U+00C0 to U+017F without their diacritics, one for each; a point where there is no such letter.
    private const string Plain =
        "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty" +
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    /// <summary>Whether a character is an apostrophe or one of the marks that stand for ʿayn and hamza.</summary>
    public static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or '`' or '´' or 'ʼ' or 'ʻ' or 'ʿ' or 'ʾ';

    /// <summary>Whether a character joins the parts of a word or name ("al-Assad", "SLM/A").</summary>
    public static bool IsJoint(char c) => c is '-' or '/' or '‐' or '‑' or '–';

    /// <summary>Folds a word into a buffer of at least <see cref="Longest"/>; gives the length and how the word is written.</summary>
    public static int Fold(ReadOnlySpan<char> word, Span<char> buffer, out Letters letters)
    {
        var length = 0;
        var (capitals, small, first) = (0, 0, false);
        foreach (var c in word)
        {
            if (length == Longest) break;
            if (c < 128)
            {
                if ((uint)(c - 'a') <= 'z' - 'a')
                {
                    small++;
                    buffer[length++] = c;
                }
                else if ((uint)(c - 'A') <= 'Z' - 'A')
                {
                    if (length == 0) first = true;
                    capitals++;
                    buffer[length++] = (char)(c | 0x20);
                }
                else if (c is not ('.' or '\'' or '`'))
                {
                    buffer[length++] = c;
                }
            }
            else if (!IsApostrophe(c))
            {
                if (char.IsUpper(c))
                {
                    if (length == 0) first = true;
                    capitals++;
                }
                else
                {
                    small++;
                }

                buffer[length++] = FoldLetter(c);
            }
        }

        letters = small == 0 && capitals > 1 ? Letters.AllCapitals : first ? Letters.Capital : Letters.Small;
        return length;
    }

    private static char FoldLetter(char c)
    {
        if (c is >= '\u00c0' and <= '\u017f' && Plain[c - '\u00c0'] is not '.' and var plain) return plain;
        return c switch
        {
            'ș' or 'Ș' => 's',
            'ț' or 'Ț' => 't',
            'ə' or 'Ə' => 'a',
            _ => char.ToLowerInvariant(c),
        };
    }
}
