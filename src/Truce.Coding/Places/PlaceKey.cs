namespace Truce.Coding;

/// <summary>
/// The key under which a place name is kept: its words without case, accents, full stops and apostrophes, hyphens parting
/// words, "Saint" as "St". Made word by word, so that a reader walks along a text and asks after each word.
/// </summary>
internal static class PlaceKey
{
    /// <summary>The key of no words.</summary>
    public const ulong Empty = 0xcbf29ce484222325;

    private const ulong Prime = 0x100000001b3;

    // Base letters of U+00C0–U+024F and U+1E00–U+1EFF; a full stop where there is none.
    private const string Latin =
        "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkk.lllll" +
        "lllllnnnnnn..noooooooorrrrrrsssssssstttt.tuuuuuuuuuuuuwwyyyzzzzzzs...............a................oo.............uu............" +
        ".......dddlllnnnaaiioouuuuuuuuuu.aaaa....ggkkoooo..jdddgg..nnaa....aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy........" +
        "....................";

    private const string LatinAdditional =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvv" +
        "vwwwwwwwwwwxxxxyyzzzzzzhtwyas....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy....." +
        ".";

    private static readonly ulong Saint = Word("saint");
    private static readonly ulong St = Word("st");

    /// <summary>The key of a whole name.</summary>
    public static ulong Of(ReadOnlySpan<char> name) => Append(Empty, name);

    /// <summary>The key of a name followed by more words.</summary>
    public static ulong Append(ulong key, ReadOnlySpan<char> words)
    {
        var word = Empty;
        foreach (var c in words)
        {
            var folded = Fold(c);
            if (folded == ' ')
            {
                if (word != Empty) key = Join(key, word);
                word = Empty;
            }
            else if (folded != '\0')
            {
                word = (word ^ folded) * Prime;
            }
        }

        return word == Empty ? key : Join(key, word);
    }

    /// <summary>A letter or digit in its plain form; a space between words; <c>\0</c> for what does not count.</summary>
    public static char Fold(char c)
    {
        if (c < 0x80)
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)) return c;
            if (char.IsAsciiLetterUpper(c)) return (char)(c | 0x20);
            return c is '.' or '\'' or '`' ? '\0' : ' ';
        }

        if (c is '’' or '‘' or 'ʿ' or 'ʾ' or 'ʼ' or '´') return '\0';
        if (c is >= '\u00c0' and < '\u0250') return Latin[c - 0xc0] is var plain and not '.' ? plain : c;
        if (c is >= '\u1e00' and < '\u1f00') return LatinAdditional[c - 0x1e00] is var plain and not '.' ? plain : c;
        if (c is >= '\u0300' and < '\u0370') return '\0';
        return char.IsLetterOrDigit(c) ? c : ' ';
    }

    private static ulong Word(ReadOnlySpan<char> plain)
    {
        var word = Empty;
        foreach (var c in plain) word = (word ^ c) * Prime;
        return word;
    }

    private static ulong Join(ulong key, ulong word)
    {
        if (word == Saint) word = St;
        var mixed = (key * 31) ^ word;
        mixed ^= mixed >> 32;
        mixed *= 0x9E3779B97F4A7C15;
        return mixed ^ (mixed >> 29);
    }
}
