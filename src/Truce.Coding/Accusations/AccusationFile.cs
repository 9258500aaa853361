using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>Enters an accusation among the findings of a document, unless it is there already.</summary>
internal static class AccusationFile
{
    /// <summary>Each of the accusers against each of the accused. The clause is the one that tells the act, where it is not that of the verb.</summary>
    public static void AgainstEach(
        Document document, string rule, int verb, IReadOnlyList<ActorMention> accusers, IReadOnlyList<ActorMention> accused, string? act, int clause = -1)
    {
        foreach (var accuser in accusers)
        {
            foreach (var one in accused) Enter(document, rule, verb, accuser, one, act, clause);
        }
    }

    /// <summary>Each side against every other.</summary>
    public static void BothWays(Document document, string rule, int verb, IReadOnlyList<ActorMention> sides, string? act)
    {
        for (var i = 0; i < sides.Count && i < 3; i++)
        {
            for (var j = 0; j < sides.Count && j < 3; j++)
            {
                if (i != j) Enter(document, rule, verb, sides[i], sides[j], act, -1);
            }
        }
    }

    /// <summary>Whether two actors are the same party.</summary>
    public static bool SameSide(ActorMention a, ActorMention b) => a.Side == b.Side || a.Name == b.Side || b.Name == a.Side;

    /// <summary>Whether the words call a person a former holder of an office: he speaks for himself.</summary>
    public static bool IsFormer(Document document, ActorMention actor)
    {
        if (!actor.IsPerson) return false;
        for (var token = Math.Max(0, actor.First - 2); token <= actor.First && token < document.Text.Count; token++)
        {
            if (document.Lemma(token) is "former" or "ex" or "ex-president" or "ousted" or "deposed") return true;
        }

        return false;
    }

    /// <summary>
    /// The party that an actor stands for: an armed group goes by its own name, a minister by his state; a government is the state
    /// where the other is of another country.
    /// </summary>
    public static string NameOf(Document document, ActorMention actor, ActorMention other)
    {
        if (actor.Via == MentionVia.Metonym && actor.Country is { } state && other.Country is { } opposite && state != opposite) return state;
        if (actor.Via == MentionVia.Role && actor.Name != actor.Side && actor.Name.StartsWith(actor.Side, StringComparison.Ordinal)) return actor.Side;
        if (actor is { IsPerson: false, Kind: "REB" or "PRM" or "OPP" or "PTY" } or { Kind: "MED", Via: MentionVia.Name }) return actor.Name;
        if (actor.Country is { } country && country != other.Country && actor.Side.EndsWith(" government", StringComparison.Ordinal) && (other.Country ?? Home(document)) != country) return country;
        return actor.Side;
    }

    private static void Enter(Document document, string rule, int verb, ActorMention accuser, ActorMention accused, string? act, int clause)
    {
        var former = IsFormer(document, accuser);
        if (IsBystander(document, accuser) || IsNobody(document, accused)) return;
        if ((former ? accuser.Name == accused.Name : SameSide(accuser, accused)) || accused.Kind is "JRN" or "CVL") return;
        var span = clause >= 0 && document.Text[clause].Upos != Upos.VERB
            ? document.SpanOf(Math.Min(verb, clause), document.Tree.Range(clause).End)
            : Clauses.SpanOf(document, clause >= 0 ? clause : verb);

        // "Blamed the fighters for them": the whole clause says more than a pronoun does.
        if (act is null or "it" or "this" or "that" or "them" or "these" or "those") act = span.Of(document.Text.Text);
        var (accuserName, accusedName) = (former && accuser.Side == accused.Side ? accuser.Name : NameOf(document, accuser, accused), NameOf(document, accused, accuser));
        foreach (var known in document.Accusations)
        {
            if (known.Accuser != accuserName || known.Accused != accusedName) continue;
            if (known.Span.Overlaps(span) || SameAct(known.Act, act)) return;
        }

        document.Accusations.Add(new AccusationFinding
        {
            Accuser = accuserName,
            Accused = accusedName,
            Act = act,
            DeniedBy = Denials.Of(document, verb, accused, accuser),
            Date = document.DateOf(verb),
            AttributedTo = [accuser.Name],
            Rule = "accusation." + rule,
            Span = span,
            Evidence = span.Of(document.Text.Text),
        });
    }

    // "Analysts accuse Ankara": opinion about a conflict, no charge within it.
    private static bool IsBystander(Document document, ActorMention actor) =>
        !actor.Known && document.Lemma(actor.Head) is "analyst" or "critic" or "expert" or "commentator" or "observer" or "historian" or "source";

    // "Unknown gunmen", "armed men": nobody who could answer.
    private static bool IsNobody(Document document, ActorMention actor) =>
        !actor.Known && (actor.Kind is "UAF" or "CRM" || document.Lemma(actor.Head) is "gunman" or "assailant" or "attacker" or "man" || actor.Name.StartsWith("un", StringComparison.OrdinalIgnoreCase) && actor.Name.Contains("known", StringComparison.OrdinalIgnoreCase));

    /// <summary>The country that the parties of a report belong to most often: where a group of no known country fights.</summary>
    private static string? Home(Document document)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (home, most) = ((string?)null, 0);
        foreach (var actor in document.Actors)
        {
            if (actor.Country is not { } country) continue;
            counts[country] = counts.GetValueOrDefault(country) + 1;
            if (counts[country] > most) (home, most) = (country, counts[country]);
        }

        return home;
    }

    private static bool SameAct(string a, string b) =>
        a.Contains(b, StringComparison.OrdinalIgnoreCase) || b.Contains(a, StringComparison.OrdinalIgnoreCase);
}
