using System.Collections.Frozen;

namespace Truce.Coding.Words;

/// <summary>Lemmas of cues by what they make of the words they hand on.</summary>
internal static class CueLexicon
{
    private const string Speech =
        "say tell add write note explain state reply respond answer continue remark comment observe recall mention describe speak "
        + "quip joke tweet post stress emphasise emphasize underline underscore point reiterate repeat indicate recount relate report "
        + "inform brief assure remind conclude elaborate clarify read quote cite accord according caution advise put go propose suggest "
        + "recommend offer predict forecast estimate exclaim shout yell murmur whisper interject testify statement remark comment word text";

    private const string Claim = "claim allege insist maintain argue assert contend purport charge complain boast counter allegedly reportedly claim allegation assertion argument";

    private const string Official = "announce declare confirm acknowledge admit concede reveal disclose proclaim rule decide announcement declaration confirmation communique communiqué";

    private const string Denial = "deny refute reject dismiss rebut repudiate dispute disavow denial";

    private const string Demand = "demand urge call ask request appeal order instruct press plead beg implore exhort require demand call appeal request order";

    private const string Threat = "threaten warn threat warning ultimatum";

    private const string Promise = "pledge promise vow agree commit swear undertake guarantee pledge promise vow commitment";

    private const string Accusation =
        "accuse blame condemn criticise criticize denounce decry deplore lament slam blast rue berate rebuke attack chide fault "
        + "accusation condemnation criticism complaint";

    private const string Approval = "welcome praise hail applaud commend laud thank congratulate praise";

    private const string Question = "wonder inquire enquire question query";

    private const string Belief =
        "think believe feel fear hope expect suspect doubt want wish know consider assume regard see understand worry intend plan "
        + "belief hope fear view opinion expectation estimate";

    private const string Evidence = "show find suggest reveal document record indicate prove finding report study poll survey data";

    // Later groups do not overwrite earlier ones: "suggest" by a person is speech, and the source tells apart where it matters.
    private static readonly FrozenDictionary<string, CueClass> Classes = Build(
        (Speech, CueClass.Speech), (Claim, CueClass.Claim), (Official, CueClass.Official), (Denial, CueClass.Denial), (Demand, CueClass.Demand),
        (Threat, CueClass.Threat), (Promise, CueClass.Promise), (Accusation, CueClass.Accusation), (Approval, CueClass.Approval),
        (Question, CueClass.Question), (Belief, CueClass.Belief), (Evidence, CueClass.Evidence));

    /// <summary>Class of a cue by the lemma of its head.</summary>
    public static CueClass ClassOf(string lemma) => Classes.GetValueOrDefault(lemma);

    /// <summary>True for classes whose cues tell of words that were spoken or written.</summary>
    public static bool IsSpoken(CueClass cueClass) => cueClass is not (CueClass.Other or CueClass.Belief or CueClass.Evidence);

    private static FrozenDictionary<string, CueClass> Build(params ReadOnlySpan<(string Lemmas, CueClass Class)> groups)
    {
        var classes = new Dictionary<string, CueClass>(StringComparer.Ordinal);
        foreach (var (lemmas, cueClass) in groups)
        {
            foreach (var lemma in lemmas.Split(' ')) classes.TryAdd(lemma, cueClass);
        }

        return classes.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
