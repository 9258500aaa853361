using System.Collections.Frozen;

namespace Truce.Reading;

/// <summary>Guesses the language of a text from its script and its commonest small words.</summary>
internal static class LanguageGuess
{
    /// <summary>So many characters are enough to tell.</summary>
    private const int Enough = 4000;

    /// <summary>Share of words that must be the language's small words; running text has 20 to 50 per cent, lists and names few.</summary>
    private const double LeastShare = 0.1;

    private const double Plainly = 0.25;

    private static readonly (string Code, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words)[] _latin =
    [
        Words("en", "the of and to in a that is was for on with as by at from it be said has have are not were he his they which who had but an this will"),
        Words("fr", "le la les de des du et en un une que qui dans pour sur au aux est par pas avec ce il elle sont plus ont été ses se"),
        Words("es", "el la los las de del y en un una que por con para se al lo es su como más no fue ha sus este pero entre sobre"),
        Words("de", "der die das und in den von zu mit im des dem ein eine für auf ist nicht sich als auch bei nach wird aus an hat dass"),
        Words("pt", "o a os as de do da dos das e em um uma que no na para com por se não ao mais foi como é ou à pela pelo"),
        Words("it", "il la le i gli di del della dei e in un una che per con non si è da al nel sono alla ha lo più anche come"),
        Words("nl", "de het een en van in is dat op te voor met zijn die niet aan door ook er om bij uit naar als wordt"),
        Words("tr", "ve bir bu için ile da de olarak olan daha çok ancak gibi kadar sonra ise göre en ama her"),
        Words("id", "dan yang di dari untuk dengan pada ini itu dalam tidak akan ke adalah oleh juga tersebut telah mereka"),
        Words("pl", "i w na z do że się nie o jest przez od jak po za to dla są oraz przed"),
        Words("vi", "và của là có cho không được trong các một với những người đã này khi để ông"),
        Words("sv", "och i att det som en på är av för den med till inte har om ett från var"),
        Words("tl", "ang ng sa mga na at ay ni si kay para hindi ito nang may"),
        Words("so", "oo ka ee ku in la iyo waa uu ay soo u si"),
        Words("sw", "ya na wa kwa ni katika la za kuwa hiyo huo alisema cha"),
    ];

    private static readonly FrozenSet<char> _persian = "پچژگکی".ToFrozenSet();
    private static readonly FrozenSet<char> _ukrainian = "іїєґІЇЄҐ".ToFrozenSet();

    /// <summary>ISO 639-1 code, or null when the text is too short or none of the languages known.</summary>
    public static string? Of(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, Enough));
        int latin = 0, cyrillic = 0, arabic = 0, persian = 0, ukrainian = 0, hebrew = 0, han = 0, kana = 0, hangul = 0, greek = 0, devanagari = 0, ethiopic = 0, armenian = 0, georgian = 0, thai = 0, letters = 0;
        foreach (var c in head)
        {
            if (!char.IsLetter(c)) continue;
            letters++;
            switch (c)
            {
                case < '\u0250': latin++; break;
                case >= '\u0370' and < '\u0400': greek++; break;
                case >= '\u0400' and < '\u0530': cyrillic++; if (_ukrainian.Contains(c)) ukrainian++; break;
                case >= '\u0530' and < '\u0590': armenian++; break;
                case >= '\u0590' and < '\u0600': hebrew++; break;
                case >= '\u0600' and < '\u0780': arabic++; if (_persian.Contains(c)) persian++; break;
                case >= '\u0900' and < '\u0980': devanagari++; break;
                case >= '\u0e00' and < '\u0e80': thai++; break;
                case >= '\u10a0' and < '\u1100': georgian++; break;
                case >= '\u1200' and < '\u13a0': ethiopic++; break;
                case >= '\u3040' and < '\u3100': kana++; break;
                case >= '\uac00' and < '\ud7b0': hangul++; break;
                case >= '\u4e00' and < '\ua000': han++; break;
                default: break;
            }
        }

        if (letters < 20) return null;
        if (2 * latin > letters) return Latin(head);
        if (2 * cyrillic > letters) return ukrainian * 50 > cyrillic ? "uk" : "ru";
        if (2 * arabic > letters) return persian * 20 > arabic ? "fa" : "ar";
        if (2 * hebrew > letters) return "he";
        if (2 * hangul > letters) return "ko";
        if (kana * 10 > letters) return "ja";
        if (2 * han > letters) return "zh";
        if (2 * greek > letters) return "el";
        if (2 * devanagari > letters) return "hi";
        if (2 * ethiopic > letters) return "am";
        if (2 * armenian > letters) return "hy";
        if (2 * georgian > letters) return "ka";
        return 2 * thai > letters ? "th" : null;
    }

    private static string? Latin(ReadOnlySpan<char> head)
    {
        // English first: it is what comes, and no other language has a quarter of its words in common with it.
        Span<int> hits = stackalloc int[_latin.Length];
        hits.Clear();
        var count = Count(head, hits[..1]);
        if (count > 0 && hits[0] >= Plainly * count) return _latin[0].Code;
        Count(head, hits);

        var best = 0;
        for (var i = 1; i < hits.Length; i++)
        {
            if (hits[i] > hits[best]) best = i;
        }

        return count > 0 && hits[best] >= LeastShare * count ? _latin[best].Code : null;
    }

    /// <summary>Counts the small words of the first languages, as many as there are counters; returns the number of all words.</summary>
    private static int Count(ReadOnlySpan<char> head, Span<int> hits)
    {
        hits.Clear();
        var count = 0;
        var words = new WordWindow(head, 1);
        while (words.Next())
        {
            count++;
            var word = words.Last(1);
            if (word.Length > 7) continue;
            for (var i = 0; i < hits.Length; i++)
            {
                if (_latin[i].Words.Contains(word)) hits[i]++;
            }
        }

        return count;
    }

    private static (string Code, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words) Words(string code, string words) =>
        (code, words.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>());
}
