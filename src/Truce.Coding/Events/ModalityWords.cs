using Truce.Domain;

namespace Truce.Coding;

/// <summary>Words that bear on whether an act took place.</summary>
internal static class ModalityWords
{
    public static bool IsNegation(string lemma) => lemma is "not" or "n't" or "never" or "nor" or "neither" or "hardly" or "no" or "n’t";

    public static bool IsOccurrence(string lemma) =>
        lemma is "happen" or "occur" or "begin" or "start" or "continue" or "resume" or "erupt" or "follow" or "come" or "proceed" or "break" or "take"
            or "report" or "record" or "rage" or "hold" or "kill" or "wound" or "hit" or "strike" or "target" or "last" or "end" or "launch";

    /// <summary>What people suffer by an act: when that is to come, so is the act ("will die in shelling", "would be killed by an air strike").</summary>
    public static bool IsHarm(string lemma) =>
        lemma is "die" or "kill" or "lose" or "wound" or "injure" or "hurt" or "hit" or "strike" or "destroy" or "damage" or "perish" or "suffer" or "flee" or "displace";

    public static bool IsContainer(string noun) =>
        noun is "series" or "wave" or "number" or "round" or "spate" or "string" or "campaign" or "flurry" or "dozen" or "hundred" or "score" or "lot"
            or "barrage" or "act" or "kind" or "type" or "part" or "day" or "night" or "week" or "month" or "hour" or "end" or "start" or "beginning"
            or "resumption" or "continuation" or "intensification" or "escalation" or "increase" or "one" or "two" or "some" or "couple" or "pair" or "case" or "incident";

    public static Modality? ModalOf(string lemma, out bool future)
    {
        future = lemma is "will" or "shall" or "'ll" or "’ll" or "would" or "'d" or "wo" or "gonna";
        return lemma switch
        {
            "will" or "shall" or "'ll" or "’ll" or "wo" or "would" or "'d" => Modality.Planned,
            "must" or "should" or "ought" or "need" => Modality.Demanded,
            "can" or "could" or "may" or "might" or "ca" => Modality.Hypothetical,
            _ => null,
        };
    }
}
