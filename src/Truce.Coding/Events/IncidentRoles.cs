using Truce.Coding.Words;
using Truce.Language;

namespace Truce.Coding;

/// <summary>Who did an incident, by which name, and what it befell.</summary>
internal static class IncidentRoles
{
    public static string? Perpetrator(Document document, EventFrame frame)
    {
        if (frame.Rule.Symmetric) return null;

        // "Turkey denied claims by the militia that it had shelled a town": who denies is who is charged.
        if (frame.Sources.Count > 0 && document.Text[frame.Sources[0]].Upos == Upos.PRON && IncidentStep.IsCharged(document, frame.Predicate)
            && document.Text[Voices.Reporter(document, frame.Predicate)].Head is >= 0 and var denying && Denials.IsDenial(document.Lemma(denying)))
        {
            foreach (var actor in document.Who.SubjectActors(denying)) return NameOf(actor);
        }

        foreach (var source in frame.Sources)
        {
            // "Israeli warplanes", "a bomb blamed on the rebels": whose the weapon is.
            foreach (var actor in document.Who.SubjectActors(source))
            {
                if (MayAct(actor)) return NameOf(actor);
            }

            if (BlamedOn(document, source) is { } blamed) return blamed;
        }

        if (frame.Sources.Count > 0 && document.Text[frame.Sources[0]].Upos == Upos.PRON && Voices.SayingAbove(document, frame.Predicate) is >= 0 and var saying
            && document.Lemma(saying) is not ("accuse" or "blame" or "suspect") && document.Who.ActorsAt(frame.Sources[0]).Count == 0)
        {
            // "The army said it had killed …": who speaks is who acted.
            foreach (var actor in document.Who.SubjectActors(saying)) return NameOf(actor);
        }

        // "Accused them of dropping bombs": of whom it spoke last.
        if (frame.Sources.Count > 0 && document.Text[frame.Sources[0]].Head is >= 0 and var accusing && document.Lemma(accusing) is "accuse" or "suspect"
            && BlameReader.MeantBy(document, accusing, frame.Sources[0], document.Who.SubjectActors(accusing) is [var accuser, ..] ? accuser : null) is [var meant]) return NameOf(meant);
        if (frame.Rule.Pos == Upos.NOUN && BlamedOn(document, frame.Predicate) is { } named) return named;
        foreach (var source in frame.Sources)
        {
            foreach (var actor in document.Who.ActorsAt(source))
            {
                if (MayAct(actor) && (actor.Known || actor.Side != actor.Name || actor.IsPerson)) return NameOf(actor);
            }
        }

        foreach (var actor in document.Who.SubjectActors(frame.Predicate))
        {
            if (MayAct(actor) && (actor.Known || actor.Side != actor.Name)) return NameOf(actor);
        }

        // "The army", "government planes", "rebels": whom such words mean here, against whoever speaks of them.
        var speaker = frame.AttributedTo.Count > 0 ? document.Actors.Find(a => a.Name == frame.AttributedTo[^1]) : null;
        foreach (var source in frame.Sources)
        {
            if (document.Text[source].Upos == Upos.PRON) continue;
            foreach (var party in Parties.At(document, source, speaker))
            {
                if (party.Known && party.Side != speaker?.Side) return NameOf(party);
            }
        }

        return null;
    }

    // Aid agencies, monitors and outlets do no violence: a pronoun taken for one means another.
    private static bool MayAct(ActorMention actor) => actor.Kind is not ("NGO" or "MED" or "JRN") && !(actor.Kind == "IGO" && actor.Via == MentionVia.Pronoun);

    // An armed group by its own name, an office or a person by the party it acts for.
    private static string NameOf(ActorMention actor) => actor is { IsPerson: false, Known: true, Kind: "REB" or "PRM", Via: MentionVia.Name } ? actor.Name : actor.Side;


    private static string? BlamedOn(Document document, int noun)
    {
        if (document.Text[noun].Upos is not (Upos.NOUN or Upos.PROPN)) return null;
        for (var child = document.Tree.FirstChild(noun); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Lemma(child) != "blame") continue;
            var heads = new List<int>();
            Arguments.Prepositional(document, child, "on", heads);
            foreach (var head in heads)
            {
                foreach (var actor in document.Who.ActorsAt(head)) return actor.Side;
            }
        }

        return null;
    }

    public static string Side(Document document, string name)
    {
        foreach (var actor in document.Actors)
        {
            if (actor.Name == name) return actor.Side;
        }

        return name;
    }

    public static string? Target(Document document, EventFrame frame, out int token)
    {
        token = -1;
        var candidate = frame.Targets.Count > 0 ? frame.Targets[0] : frame.Rule.Fine == "blockade" ? frame.Theme : -1;
        if (candidate < 0 && frame.Rule.Id.StartsWith("assault.under.", StringComparison.Ordinal)) candidate = document.Tree.Child(frame.Predicate, Relation.NsubjPass);
        if (candidate < 0 && document.Text[frame.Predicate].Upos == Upos.NOUN) candidate = VictimOfHead(document, frame.Predicate);
        if (candidate < 0 && frame.Rule.Id == "assault.kill.noun") candidate = VictimOf(document, frame.Predicate);
        if (candidate < 0 || frame.Rule.Symmetric) return null;
        if (document.Text[candidate].Upos is not (Upos.NOUN or Upos.PROPN or Upos.NUM or Upos.ADJ)) return null;

        // "air raids on Sunday": a day is when, not what was hit.
        if (SpeakerName.IsTime(document.Text, candidate)) return null;
        token = candidate;

        // "accused of bombing hospitals", where a parser takes the two for one noun: the act is no part of what it hit.
        if (document.Text[frame.Predicate].Head == candidate && document.Text[frame.Predicate].Relation == Relation.Compound && frame.Predicate < candidate)
        {
            return document.SpanOf(frame.Predicate + 1, candidate + 1).Of(document.Text.Text);
        }

        return Clauses.ShortPhrase(document, candidate);
    }

    /// <summary>"Shelling hit a school": what the verb of a noun of force befalls.</summary>
    private static int VictimOfHead(Document document, int noun)
    {
        var victims = new List<int>();
        var head = document.Text[noun].Head;
        if (head < 0 || document.Text[noun].Relation is not Relation.Nsubj) return -1;
        if (document.Lemma(head) is not ("hit" or "strike" or "destroy" or "damage" or "kill" or "wound" or "injure" or "target" or "rock" or "shake" or "pound" or "batter" or "engulf" or "devastate" or "flatten" or "sweep" or "rip" or "gut" or "level")) return -1;
        Arguments.Objects(document, head, victims);
        return victims.Count > 0 ? victims[0] : -1;
    }

    /// <summary>A proper name that is hit or besieged and is no actor is a place, though no gazetteer knows it.</summary>
    public static string? NameOfPlace(Document document, int target)
    {
        var text = document.Text;
        if (target < 0 || text[target].Upos != Upos.PROPN || document.Who.ActorsAt(target).Count > 0) return null;
        if (AidWords.IsRedCross(document, target)) return null;
        var (first, end) = (target, target + 1);
        while (first > 0 && text[first - 1].Upos == Upos.PROPN) first--;
        while (end < text.Count && text[end].Upos == Upos.PROPN) end++;
        return document.SpanOf(first, end).Of(text.Text);
    }

    public static bool Names(Document document, int token, PlaceMention place)
    {
        _ = document;
        return place.First <= token && token < place.End;
    }

    /// <summary>"The killing of at least 60 people": whom "of" leads to, whatever a parser made of the words before the number.</summary>
    private static int VictimOf(Document document, int noun)
    {
        for (var child = document.Tree.FirstChild(noun); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (child > noun && document.Text[child].Relation is Relation.Nmod or Relation.Obl && document.Lemma(document.Tree.Range(child).First) == "of") return child;
        }

        return -1;
    }
}
