using System.Collections.Frozen;

namespace Truce.Domain;

/// <summary>
/// CAMEO codes by PLOVER type and mode, for those whose tools speak CAMEO. PLOVER was made from CAMEO by folding codes together; the way back gives
/// the code that the fold kept, a root of two digits or, where a mode says more, one of three: no finer code is made up. The table is in
/// docs/reference/cameo.md.
/// </summary>
public static class Cameo
{
    private static readonly FrozenDictionary<(EventType Type, string Mode), string> Modes = new Dictionary<(EventType, string), string>
    {
        [(EventType.CONSULT, "visit")] = "042",
        [(EventType.CONSULT, "third-party")] = "044",
        [(EventType.CONSULT, "phone")] = "041",
        [(EventType.RETREAT, "withdraw")] = "087",
        [(EventType.RETREAT, "release")] = "084",
        [(EventType.RETREAT, "disarm")] = "087",
        [(EventType.RETREAT, "ceasefire")] = "087",
        [(EventType.RETREAT, "access")] = "086",
        [(EventType.RETREAT, "resign")] = "083",
        [(EventType.REQUEST, "assist")] = "103",
        [(EventType.REQUEST, "change")] = "104",
        [(EventType.REQUEST, "yield")] = "105",
        [(EventType.REQUEST, "meet")] = "106",
        [(EventType.ACCUSE, "disapprove")] = "111",
        [(EventType.ACCUSE, "investigate")] = "090",
        [(EventType.ACCUSE, "allege")] = "112",
        [(EventType.REJECT, "assist")] = "122",
        [(EventType.REJECT, "change")] = "123",
        [(EventType.REJECT, "yield")] = "124",
        [(EventType.REJECT, "meet")] = "125",
        [(EventType.THREATEN, "restrict")] = "132",
        [(EventType.THREATEN, "arrest")] = "137",
        [(EventType.THREATEN, "relations")] = "131",
        [(EventType.THREATEN, "expel")] = "137",
        [(EventType.THREATEN, "territory")] = "138",
        [(EventType.THREATEN, "violence")] = "138",
        [(EventType.PROTEST, "demo")] = "141",
        [(EventType.PROTEST, "riot")] = "145",
        [(EventType.PROTEST, "strike")] = "143",
        [(EventType.PROTEST, "hunger")] = "142",
        [(EventType.PROTEST, "boycott")] = "143",
        [(EventType.PROTEST, "obstruct")] = "144",
        [(EventType.PROTEST, "vandalize")] = "145",
        [(EventType.SANCTION, "expel")] = "166",
        [(EventType.SANCTION, "withdraw")] = "166",
        [(EventType.SANCTION, "convict")] = "116",
        [(EventType.MOBILIZE, "troops")] = "154",
        [(EventType.MOBILIZE, "weapons")] = "154",
        [(EventType.MOBILIZE, "police")] = "153",
        [(EventType.MOBILIZE, "militia")] = "154",
        [(EventType.COERCE, "seize")] = "171",
        [(EventType.COERCE, "restrict")] = "172",
        [(EventType.COERCE, "censor")] = "172",
        [(EventType.COERCE, "curfew")] = "172",
        [(EventType.COERCE, "martial-law")] = "172",
        [(EventType.COERCE, "arrest")] = "173",
        [(EventType.COERCE, "deport")] = "174",
        [(EventType.COERCE, "cyber")] = "176",
        [(EventType.ASSAULT, "abduct")] = "181",
        [(EventType.ASSAULT, "beat")] = "182",
        [(EventType.ASSAULT, "torture")] = "182",
        [(EventType.ASSAULT, "sexual")] = "182",
        [(EventType.ASSAULT, "targeted")] = "186",
        [(EventType.ASSAULT, "destroy")] = "171",
        [(EventType.ASSAULT, "primitive")] = "182",
        [(EventType.ASSAULT, "firearms")] = "193",
        [(EventType.ASSAULT, "explosives")] = "183",
        [(EventType.ASSAULT, "suicide-attack")] = "183",
        [(EventType.ASSAULT, "aerial")] = "195",
        [(EventType.ASSAULT, "drone")] = "195",
        [(EventType.ASSAULT, "heavy-weapons")] = "194",
        [(EventType.ASSAULT, "crowd-control")] = "175",
        [(EventType.ASSAULT, "unconventional")] = "204",
    }.ToFrozenDictionary();

    /// <summary>The code of a type and a mode; that of the type alone where the mode has none or is null.</summary>
    public static string Of(EventType type, string? mode) =>
        mode is not null && Modes.TryGetValue((type, mode), out var code) ? code : Root(type);

    private static string Root(EventType type) => type switch
    {
        EventType.AGREE => "03",
        EventType.CONSULT => "04",
        EventType.SUPPORT => "05",
        EventType.COOPERATE => "06",
        EventType.AID => "07",
        EventType.CONCEDE or EventType.RETREAT => "08",
        EventType.REQUEST => "10",
        EventType.ACCUSE => "11",
        EventType.REJECT => "12",
        EventType.THREATEN => "13",
        EventType.PROTEST => "14",
        EventType.MOBILIZE => "15",
        EventType.SANCTION => "16",
        EventType.COERCE => "17",
        EventType.ASSAULT => "19",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
