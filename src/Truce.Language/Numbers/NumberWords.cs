using System.Collections.Frozen;

namespace Truce.Language;

/// <summary>What stands around a numeral: bounds, currencies, and the words that make it a label.</summary>
internal static class NumberWords
{
    /// <summary>Phrases before a numeral, by what they make of it.</summary>
    private static readonly FrozenDictionary<string, NumberBound> Bounds = Table(
        (NumberBound.AtLeast,
        [
            "at least", "more than", "over", "above", "no fewer than", "no less than", "not less than", "not fewer than", "upwards of",
            "upward of", "in excess of", "a minimum of", "minimum of", "well over", "well above", "just over", "slightly over",
            "slightly more than", "just more than", "exceeding", "exceeded", "exceeds", "surpassed", "surpasses", "surpassing", "topped",
            "as few as", "far more than", "considerably more than", "greater than", "at the very least",
        ]),
        (NumberBound.AtMost,
        [
            "up to", "as many as", "as much as", "at most", "at the most", "no more than", "not more than", "a maximum of", "maximum of",
            "fewer than", "less than", "under", "below", "just under", "slightly under", "just below", "well under", "slightly less than",
        ]),
        (NumberBound.About,
        [
            "about", "around", "roughly", "approximately", "nearly", "almost", "close to", "an estimated", "estimated", "some", "circa",
            "just about", "somewhere around", "in the region of", "on the order of", "approaching", "nearing", "virtually", "perhaps", "maybe",
        ]));

    private static readonly FrozenDictionary<string, NumberBound>.AlternateLookup<ReadOnlySpan<char>> BoundLookup =
        Bounds.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Words after which a numeral is a label and counts nothing ("Resolution 2254", "Article 51").</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Labelled = new[]
    {
        "resolution", "resolutions", "res", "article", "articles", "chapter", "no", "nos", "number", "page", "pages", "section", "protocol", "flight",
        "highway", "route", "room", "phase", "stage", "level", "tier", "paragraph", "annex", "rule", "title", "volume", "channel", "block",
        "apartment", "paragraphs", "appendix", "clause", "figure", "table", "verse", "psalm", "version", "type", "mark", "model", "pier", "terminal",
        "runway", "gate", "checkpoint", "sector", "zone", "day", "covid", "formula", "radio", "class", "category", "proposition", "amendment",
        "track", "unit", "line", "box", "interstate", "pillar", "barracks", "kilometer", "kilometre", "kilometers", "kilometres", "chap", "point",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Currencies = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["dollar"] = "USD",
        ["euro"] = "EUR",
        ["pound"] = "GBP",
        ["ruble"] = "RUB",
        ["rouble"] = "RUB",
        ["shekel"] = "ILS",
        ["lira"] = "TRY",
        ["yen"] = "JPY",
        ["yuan"] = "CNY",
        ["hryvnia"] = "UAH",
        ["birr"] = "ETB",
        ["naira"] = "NGN",
        ["canadian dollar"] = "CAD",
        ["australian dollar"] = "AUD",
        ["american dollar"] = "USD",
        ["us dollar"] = "USD",
        ["syrian pound"] = "SYP",
        ["lebanese pound"] = "LBP",
        ["lebanese lira"] = "LBP",
        ["egyptian pound"] = "EGP",
        ["sudanese pound"] = "SDG",
        ["south sudanese pound"] = "SSP",
        ["turkish lira"] = "TRY",
        ["iraqi dinar"] = "IQD",
        ["libyan dinar"] = "LYD",
        ["jordanian dinar"] = "JOD",
        ["swiss franc"] = "CHF",
        ["saudi riyal"] = "SAR",
        ["qatari riyal"] = "QAR",
        ["yemeni rial"] = "YER",
        ["iranian rial"] = "IRR",
        ["indian rupee"] = "INR",
        ["pakistani rupee"] = "PKR",
        ["sri lankan rupee"] = "LKR",
        ["colombian peso"] = "COP",
        ["philippine peso"] = "PHP",
        ["kenyan shilling"] = "KES",
        ["ugandan shilling"] = "UGX",
        ["norwegian krone"] = "NOK",
        ["danish krone"] = "DKK",
        ["uae dirham"] = "AED",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The bound that a phrase sets, or <see cref="NumberBound.None"/>.</summary>
    public static NumberBound Bound(ReadOnlySpan<char> phrase) => BoundLookup.TryGetValue(phrase, out var bound) ? bound : NumberBound.None;

    /// <summary>True when a numeral after this word is its label.</summary>
    public static bool IsLabelled(ReadOnlySpan<char> word) => Labelled.Contains(word);

    /// <summary>ISO code of a currency in words ("dollars", "Syrian pounds"), or null.</summary>
    public static string? Currency(ReadOnlySpan<char> words)
    {
        if (Currencies.TryGetValue(words, out var code)) return code;
        return words.EndsWith('s') && Currencies.TryGetValue(words[..^1], out code) ? code : null;
    }

    /// <summary>ISO code of a currency sign, or null; "$" alone is taken for the US dollar.</summary>
    public static string? Currency(char sign) => sign switch
    {
        '$' => "USD",
        '€' => "EUR",
        '£' => "GBP",
        '¥' => "JPY",
        '₽' => "RUB",
        '₴' => "UAH",
        '₪' => "ILS",
        '₹' => "INR",
        '₺' => "TRY",
        '₦' => "NGN",
        _ => null,
    };

    private static FrozenDictionary<string, NumberBound> Table(params (NumberBound Bound, string[] Phrases)[] groups) =>
        groups.SelectMany(group => group.Phrases.Select(phrase => KeyValuePair.Create(phrase, group.Bound)))
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}

/// <summary>What a phrase before a numeral makes of it.</summary>
internal enum NumberBound : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Its lower bound.</summary>
    AtLeast,

    /// <summary>Its upper bound.</summary>
    AtMost,

    /// <summary>An approximate number.</summary>
    About,
}
