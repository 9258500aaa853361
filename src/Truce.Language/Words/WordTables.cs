using System.Collections.Frozen;

namespace Truce.Language.Words;

/// <summary>The word lists of the tokeniser and the sentence splitter. Ordinal, lower case; looked up without making strings.</summary>
internal static class WordTables
{
    /// <summary>Titles, months and other abbreviations that a name or number follows: their full stop never ends a sentence.</summary>
    private static readonly string[] _leadingAbbreviations =
    [
        "mr", "mrs", "ms", "mx", "dr", "prof", "rev", "fr", "hon", "st", "mt", "ft", "messrs", "mlle", "mme",
        "gen", "lt", "col", "maj", "brig", "capt", "cpt", "cmdr", "adm", "sgt", "cpl", "pvt", "pfc", "spc", "insp", "supt",
        "gov", "sen", "sens", "rep", "reps", "pres", "amb", "sec", "secy", "treas", "atty", "min", "del",
        "jan", "feb", "mar", "apr", "aug", "sept", "sep", "oct", "nov", "dec",
        "vs", "fig", "figs", "no", "nos", "vol", "pp", "art", "para", "paras", "approx", "ca", "cf", "eg", "e.g", "i.e",
        "mon", "tue", "tues", "wed", "thur", "thurs", "fri", "attn", "tel", "ext", "esp", "res",
    ];

    /// <summary>Abbreviations that may also be the last word of a sentence.</summary>
    private static readonly string[] _closingAbbreviations =
    [
        "inc", "corp", "co", "ltd", "bros", "jr", "sr", "etc", "al", "dept", "univ", "assn", "ave", "blvd", "rd", "bldg",
        "calif", "fla", "conn", "mass", "ariz", "ark", "colo", "del", "ga", "ill", "ind", "kan", "ky", "la", "md", "mich", "minn",
        "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "tenn", "tex", "va", "vt", "wash", "wis", "wyo", "ont", "que",
        "ph.d", "a.m", "p.m", "a.k.a", "b.c", "a.d", "m.d", "lb", "lbs", "oz", "hrs", "yrs", "mins", "eds", "est", "oz",
    ];

    /// <summary>Words that are abbreviations only before a digit ("No. 4", "Art. 51", "p. 12").</summary>
    private static readonly string[] _beforeNumber =
        ["no", "nos", "art", "fig", "figs", "sec", "vol", "pp", "p", "res", "para", "paras", "ext", "mar", "min", "ch", "v"];

    /// <summary>Words that are also ordinary English words: abbreviations only when capitalised.</summary>
    private static readonly string[] _onlyCapitalised =
    [
        "no", "gen", "rep", "reps", "sec", "art", "fig", "min", "del", "res", "mar", "sen", "fri", "sat", "sun", "wed", "mon", "hon", "pres",
        "ill", "ind", "la", "mass", "mo", "miss", "wash", "pa", "ore", "me", "co", "est", "ark", "conn", "tex", "ca", "cal",
    ];

    /// <summary>Prefixes that the treebanks do not split off at a hyphen.</summary>
    private static readonly string[] _hyphenPrefixes =
    [
        "non", "e", "re", "anti", "co", "mid", "pre", "pro", "cross", "post", "over", "multi", "ex", "sub", "counter", "semi",
        "mini", "inter", "neo", "socio", "psycho", "intra", "micro", "de", "ultra", "super", "pseudo", "proto", "trans",
        "extra", "bi", "tri", "macro", "mega", "hyper", "quasi", "arch", "geo", "bio", "agro", "narco", "politico", "nano",
        "cease", // "cease-fire" is one noun; in pieces, taggers take its first half for a verb.
    ];

    /// <summary>Units written on to a figure that are words of their own: "5pm", "10km", "$46m".</summary>
    private static readonly string[] _units =
    [
        "am", "pm", "k", "m", "b", "bn", "mn", "tn", "t", "mm", "cm", "km", "kg", "kgs", "mg", "g", "ft", "hr", "hrs", "min", "mins", "mph",
        "kph", "mw", "gw", "kw", "kwh", "mwh", "lb", "lbs", "oz", "yr", "yrs", "gb", "mb", "tb", "kb", "hz", "khz", "mhz", "ghz",
        "ml", "kt", "sq", "km2", "km²", "m²", "hh", "p.m", "a.m", "a.m.", "p.m.", "million", "billion", "ppm",
    ];

    /// <summary>Words that hold two, with the length of the first.</summary>
    private static readonly (string Word, int First)[] _contractions =
    [
        ("cannot", 3), ("gonna", 3), ("wanna", 3), ("gotta", 3), ("gimme", 3), ("lemme", 3), ("outta", 3), ("wana", 3),
        ("dont", 2), ("doesnt", 4), ("didnt", 3), ("isnt", 2), ("wasnt", 3), ("werent", 4), ("arent", 3), ("havent", 4), ("hasnt", 3),
        ("hadnt", 3), ("couldnt", 5), ("wouldnt", 5), ("shouldnt", 6), ("aint", 2), ("cant", 2), ("wont", 2), ("im", 1), ("ive", 1),
        ("thats", 4), ("whats", 4), ("youre", 3), ("theyre", 4), ("youve", 3), ("theyve", 4), ("ur", 1), ("dunno", 2), ("awhile", 1),
        ("arnt", 2),
    ];

    /// <summary>What an apostrophe begins as one word: "'em", "'til".</summary>
    private static readonly string[] _elided = ["em", "til", "till", "cause", "cuz", "n", "tis", "twas", "bout", "round"];

    /// <summary>Slashed forms that are one word.</summary>
    private static readonly string[] _slashed = ["s/he", "w/o", "n/a", "l/c", "i/c", "tcp/ip", "a/c"];

    /// <summary>Clitics after an apostrophe.</summary>
    private static readonly string[] _clitics = ["s", "m", "re", "ve", "ll", "d"];

    public static readonly WordSet LeadingAbbreviations = new(_leadingAbbreviations);
    public static readonly WordSet ClosingAbbreviations = new(_closingAbbreviations);
    public static readonly WordSet BeforeNumber = new(_beforeNumber);
    public static readonly WordSet OnlyCapitalised = new(_onlyCapitalised);
    public static readonly WordSet HyphenPrefixes = new(_hyphenPrefixes);
    public static readonly WordSet Units = new(_units);
    public static readonly WordSet Elided = new(_elided);
    public static readonly WordSet Slashed = new(_slashed);
    public static readonly WordSet Clitics = new(_clitics);

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _contractionLookup =
        _contractions.ToFrozenDictionary(c => c.Word, c => c.First, StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Length of the first word in a contraction written without an apostrophe, or 0.</summary>
    public static int FirstOfContraction(ReadOnlySpan<char> word) =>
        word.Length is >= 2 and <= 8 && _contractionLookup.TryGetValue(word, out var first) ? first : 0;
}

/// <summary>A fixed set of short words, looked up by span, without regard to case.</summary>
internal sealed class WordSet
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly int _longest;

    public WordSet(IEnumerable<string> words)
    {
        var set = words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _longest = set.Max(word => word.Length);
        _lookup = set.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool Contains(ReadOnlySpan<char> word) => word.Length > 0 && word.Length <= _longest && _lookup.Contains(word);
}
