using System.Collections.Frozen;
using Truce.Domain;

namespace Truce.Coding.Meetings;

/// <summary>The words by which meetings are told, grouped by what they say.</summary>
internal static class MeetingWords
{
    private static readonly FrozenDictionary<string, MeetingForm> Nouns = Table(
        (MeetingForm.Talks, "talk meeting negotiation consultation discussion round gathering encounter session dialogue"),
        (MeetingForm.Summit, "summit"),
        (MeetingForm.Conference, "conference"),
        (MeetingForm.Call, "conversation call"),
        (MeetingForm.Visit, "visit trip"));

    private static readonly FrozenDictionary<string, MeetingForm> Verbs = Table(
        (MeetingForm.Talks, "meet confer negotiate discuss talk receive host see shake brief"),
        (MeetingForm.Call, "speak phone telephone tell"),
        (MeetingForm.Visit, "visit travel fly arrive head"),
        (MeetingForm.Conference, "convene gather"));

    /// <summary>Verbs that bring a meeting about or tell of its course; their subject takes part in it.</summary>
    public static readonly FrozenSet<string> Holding = Set(
        "hold have begin start open resume continue conclude end attend join lead conduct launch pay make take schedule plan set arrange follow call restart reconvene go agree return enter finish break complete due expect");

    /// <summary>Verbs that tell of a meeting's course without an object.</summary>
    public static readonly FrozenSet<string> Coursing = Set("begin start open resume continue conclude end restart reconvene collapse");

    /// <summary>Verbs of those who give a roof to a meeting of others.</summary>
    public static readonly FrozenSet<string> Hosting = Set("host mediate broker sponsor facilitate chair convene organise organize oversee moderate arrange lead");

    /// <summary>Verbs by which a meeting does not come about.</summary>
    public static readonly FrozenSet<string> Cancelling = Set("cancel suspend postpone scrap abandon halt freeze sever delay collapse founder");

    /// <summary>Verbs of those who would have a meeting that nobody has agreed to.</summary>
    public static readonly FrozenSet<string> Proposing = Set("propose offer suggest request");

    /// <summary>Verbs whose object is to do what the infinitive behind them says.</summary>
    public static readonly FrozenSet<string> Moving = Set("persuade convince invite bring get allow ask urge press push order summon encourage force tell");

    /// <summary>Those who fight without the state's commission.</summary>
    public static readonly FrozenSet<string> Fighters = Set("rebel militant guerrilla insurgent separatist gunman fighter");

    /// <summary>Adjectives of a meeting to come.</summary>
    public static readonly FrozenSet<string> Coming = Set("planned upcoming forthcoming scheduled next future further expected");

    /// <summary>Modifiers by which talks are of another world than war.</summary>
    public static readonly FrozenSet<string> Foreign = Set("trade coalition cabinet party staff news press family climate tariff budget wage merger transfer");

    /// <summary>Nouns of which a war has one on each side: those who sit at its table without being named.</summary>
    public static readonly FrozenSet<string> Delegates = Set(
        "side party delegation negotiator team rival foe camp neighbour neighbor commander representative general officer adversary enemy government army leader country nation state president minister chief counterpart official delegate envoy director");

    /// <summary>Those of them who are single persons: "the two leaders" are whoever was named before.</summary>
    public static readonly FrozenSet<string> Persons = Set("leader president minister chief general commander official envoy man woman premier counterpart rival foe statesman");

    /// <summary>The form that a noun names, or null.</summary>
    public static MeetingForm? Noun(string lemma) => Nouns.TryGetValue(lemma, out var form) ? form : null;

    /// <summary>The form that a verb tells, or null.</summary>
    public static MeetingForm? Verb(string lemma) => Verbs.TryGetValue(lemma, out var form) || (lemma.Length > 6 && Verbs.TryGetValue(lemma + "e", out form)) ? form : null;

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, MeetingForm> Table(params (MeetingForm Form, string Words)[] groups) =>
        groups.SelectMany(g => g.Words.Split(' ').Select(word => (word, g.Form))).ToFrozenDictionary(p => p.word, p => p.Form, StringComparer.Ordinal);
}
