using Truce.Coding.Agreements;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Meetings;

/// <summary>Adds those who sit at a meeting told by a noun whom its own phrase does not name: the two sides of the report, who came, who was gathered.</summary>
internal static class Tables
{
    /// <summary>
    /// Talks that are dated, placed, to come or hosted are, in a report on a war, between its two sides unless the report says otherwise; what it names
    /// besides is then the host.
    /// </summary>
    public static bool AddSides(Document document, int noun, int governor, string lemma, string? place, bool hosted, List<string> participants)
    {
        if (lemma is not ("talk" or "negotiation" or "round" or "dialogue" or "meeting" or "consultation") || participants.Count > 1 || Courses.IsWanted(document, noun)) return false;
        var sides = Participants.Sides(document);
        if (sides.Count == 0 && document.Agreements.Count > 0) sides = document.Agreements[0].Parties;
        if (sides.Count == 0) return false;
        if (lemma is "meeting" && participants.Count == 0 && IsOfJointBody(document, noun)) lemma = "talk";

        // "peace talks", "the talks": not any meeting of somebody.
        if (lemma is "meeting" && !(participants.Count == 1 && sides.Contains(participants[0]))) return false;
        if (participants.Count == 1 && !sides.Contains(participants[0]) && !Brokers(document).Contains(participants[0])) return false;
        var dated = document.DateOf(governor >= 0 ? governor : noun) is not null || document.DateOf(noun) is not null;
        var ahead = governor >= 0 && Slots.ModalityOf(document, governor) is Modality.Planned;
        if (!dated && !ahead && place is null && !hosted && Venues.Behind(document, noun) is null) return false;
        if (participants.Count == 1 && !sides.Contains(participants[0])) participants.Clear();
        if (NamesOthers(document, noun, sides)) return false;
        foreach (var side in sides) Slots.AddOnce(participants, side);
        return true;
    }

    /// <summary>"Russia, Turkey and Iran agreed in Astana, but a fifth round ended": a sentence that names others than the two sides may speak of theirs.</summary>
    private static bool NamesOthers(Document document, int noun, IReadOnlyList<string> sides)
    {
        var brokers = Brokers(document);
        var (others, named) = (new List<string>(), new List<string>());
        foreach (var actor in document.Actors)
        {
            if (document.Text[actor.First].Sentence != document.Text[noun].Sentence || !actor.Known || actor.Kind is "JRN" or "UNO" or "IGO" or "NGO") continue;
            if (document.Tree.CaseOf(actor.Head) is >= 0 and var by && document.Text.Lemma(by) is "by") continue;
            Slots.AddOnce(named, actor.Side);
            if (!sides.Contains(actor.Side) && !brokers.Contains(actor.Side) && !brokers.Contains(actor.Name)) Slots.AddOnce(others, actor.Side);
        }

        return others.Count > 1 && !sides.All(named.Contains);
    }

    private static List<string> Brokers(Document document) => [.. document.Agreements.SelectMany(a => a.Brokers)];

    /// <summary>Who left, signed or agreed after the talks was there.</summary>
    public static void AddThoseWhoCame(Document document, int noun, int clause, List<string> participants)
    {
        var others = new List<string>();
        Participants.AddSubjects(document, clause, others);
        var brokers = Brokers(document);
        var withSomebody = participants.Count == 1 && IsWithSomebody(document, noun);
        foreach (var name in others)
        {
            // "announced after four hours of talks with Erdogan": whoever says it, had them.
            var telling = document.Text.Lemma(clause) is "say" or "announce" or "tell" or "report" or "declare";
            if (!brokers.Contains(name) && (!telling || withSomebody)) Slots.AddOnce(participants, name);
        }
    }

    /// <summary>"a meeting of the joint border committee": of those who sit in it.</summary>
    private static bool IsOfJointBody(Document document, int noun)
    {
        for (var child = document.Tree.FirstChild(noun); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text.Lemma(child).ToLowerInvariant() is "committee" or "commission") return true;
        }

        return false;
    }

    /// <summary>"secured it in a call with Tehran": whoever does what the sentence tells is the other one.</summary>
    public static void AddThoseInIt(Document document, int noun, List<string> participants)
    {
        var text = document.Text;
        if (text[noun].Relation is not Relation.Obl || document.Tree.CaseOf(noun) is not (>= 0 and var c) || text.Lemma(c) is not ("in" or "during") || text[noun].Head is not (>= 0 and var verb) || text[verb].Upos is not Upos.VERB) return;
        Participants.AddSubjects(document, verb, participants);
    }

    public static bool IsWithSomebody(Document document, int noun)
    {
        var text = document.Text;
        var end = Math.Min(text.Sentences[text[noun].Sentence].End, noun + 4);
        for (var i = noun + 1; i < end; i++)
        {
            if (text.Word(i) is "with") return true;
        }

        return false;
    }

    /// <summary>"a meeting that will include Kerry and Lavrov": adds them and gives the verb, or -1.</summary>
    public static int AddIncluded(Document document, int noun, List<string> participants)
    {
        for (var child = document.Tree.FirstChild(noun); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation is not (Relation.AclRelcl or Relation.Acl) || !Includes(document.Text.Lemma(child))) continue;
            Participants.Add(document, document.Who.ObjectActors(child), participants);
            if (child + 1 < document.Text.Count) Participants.Add(document, Slots.Run(document, child + 1), participants);
            return child;
        }

        // The relative clause behind "in New York" is the meeting's, whatever the parser hangs it by.
        var end = Math.Min(document.Text.Sentences[document.Text[noun].Sentence].End, noun + 10);
        for (var i = noun + 2; i < end; i++)
        {
            if (!Includes(document.Text.Lemma(i)) || document.Text[i].Upos is not Upos.VERB) continue;
            if (document.Text.Lemma(i - 1) is not ("that" or "which" or "will") && document.Text.Lemma(i - 2) is not ("that" or "which")) continue;
            Participants.Add(document, Slots.Run(document, i + 1), participants);
            return i;
        }

        return -1;
    }

    /// <summary>"a summit chaired by Museveni and attended by presidents Mkapa and Chissano": wherever in the sentence behind it.</summary>
    public static void AddAttending(Document document, int noun, List<string> participants)
    {
        var text = document.Text;
        for (var i = noun + 1; i + 1 < text.Sentences[text[noun].Sentence].End; i++)
        {
            if (text.Word(i + 1) is not "by" || text.Word(i) is not ("attended" or "chaired")) continue;
            for (var k = i + 2; k < text.Sentences[text[noun].Sentence].End && text[k].Upos is not (Upos.VERB or Upos.AUX or Upos.PRON); k++)
            {
                foreach (var actor in document.Actors)
                {
                    if (actor.First == k && actor.IsPerson) Participants.Add(document, [actor], participants);
                }
            }
        }
    }

    private static bool Includes(string lemma) => lemma is "include" or "involve" or "gather" or "bring" or "group";
}
