using Truce.Coding.Agreements;
using Truce.Language;

namespace Truce.Coding.Meetings;

/// <summary>Who takes part in a meeting, from the noun phrases around its verb or noun.</summary>
internal static class Participants
{
    /// <summary>Words of a phrase that may stand for both sides at most.</summary>
    private const int LongestPhrase = 16;

    /// <summary>Words behind a meeting's word within which "with" and "between" are its own.</summary>
    private const int Reach = 7;

    /// <summary>The two sides of the report: those of its first truce, else those of whom it tells that they fight or talk; empty when it does not say.</summary>
    public static IReadOnlyList<string> Sides(Document document) =>
        document.Agreements.Count > 0 && document.Agreements[0].Parties is { Count: 2 } parties ? parties : document.WarringSides;

    /// <summary>Adds those named by the phrase that a token governs: persons by name, the rest by the side they stand for.</summary>
    public static void Add(Document document, int token, List<string> participants) => Add(document, document.Who.ActorsAt(token), participants);

    /// <summary>Adds actors: persons by name, the rest by the side they stand for.</summary>
    public static void Add(Document document, IReadOnlyList<ActorMention> actors, List<string> participants)
    {
        foreach (var actor in actors)
        {
            // "told the BBC by phone": who asks for the paper meets nobody.
            if (actor.Kind is not "JRN") Slots.AddOnce(participants, actor.IsPerson && !IsOfficeOnly(document, actor) ? actor.Name : actor.Side);
        }
    }

    /// <summary>"the presidents of Bosnia, Croatia and Serbia": persons whom the report itself never names are put by their states.</summary>
    private static bool IsOfficeOnly(Document document, ActorMention actor) =>
        actor.Via is MentionVia.Role && !document.Actors.Exists(a => a.Name == actor.Name && a.Via is MentionVia.Name);

    /// <summary>
    /// Adds the two sides where a phrase speaks of both without naming them ("both leaders", "the foreign ministers of the two countries", "the
    /// delegations", "his counterparts"); false when it does not, or when the report has not two sides.
    /// </summary>
    public static bool AddBothSides(Document document, int token, List<string> participants)
    {
        if (!MeansBoth(document, token)) return false;
        IReadOnlyList<string> both = CouldBePersons(document, token) && Pairs.Before(document, token) is { } pair ? pair : Sides(document);
        if (both.Count != 2) return false;
        foreach (var one in both) Slots.AddOnce(participants, one);
        return true;
    }

    /// <summary>Whether a word may stand for persons who were named: "they", "the two leaders".</summary>
    private static bool CouldBePersons(Document document, int token) =>
        document.Text.Word(token) is "they" or "They" || (MeetingWords.Persons.Contains(document.Text.Lemma(token)) && !NamesSides(document, token));

    /// <summary>"commanders from both sides", "the leaders of the two countries".</summary>
    private static bool NamesSides(Document document, int token)
    {
        var end = document.Tree.Range(token).End;
        for (var i = token + 1; i < end; i++)
        {
            if (document.Text.Lemma(i) is "side" or "camp" or "country" or "nation" or "state" or "party") return true;
        }

        return false;
    }

    /// <summary>Adds those who do what a verb says, by the tree and by the words before it.</summary>
    public static void AddSubjects(Document document, int verb, List<string> participants)
    {
        var subject = document.Text.Subject(verb);
        if (subject < 0) subject = Moved(document, verb);
        if (subject < 0) subject = document.Text.ImpliedSubject(verb);
        if (subject >= 0 && document.Text[subject].Morphology.HasFlag(Morphology.PronRel) && document.Text.Antecedent(verb) is >= 0 and var antecedent) subject = antecedent;
        if (subject >= 0 && AddBothSides(document, subject, participants))
        {
            // "the two countries and Iran".
            for (var child = document.Tree.FirstChild(subject); child >= 0; child = document.Tree.NextSibling(child))
            {
                if (document.Text[child].Relation is Relation.Conj) Add(document, child, participants);
            }

            return;
        }

        if (subject >= 0 && HeOrShe(document, subject) is { } person)
        {
            Slots.AddOnce(participants, person);
            return;
        }

        Add(document, MovedBy(document, verb) ? document.Who.ActorsAt(subject) : document.Who.SubjectActors(verb), participants);
        if (subject >= 0) AddFighters(document, subject, participants);
        if (document.Text[verb].Upos is not Upos.VERB || document.Text.IsPassive(verb)) return;
        var run = Slots.RunBefore(document, verb);
        if (participants.Count == 0 || run.Exists(a => participants.Contains(a.Name) || participants.Contains(a.Side))) Add(document, run, participants);
    }

    /// <summary>Adds those whom a stretch of tokens names: "his Greek and Turkish colleagues".</summary>
    public static void AddWithin(Document document, int first, int end, List<string> participants)
    {
        foreach (var actor in document.Actors)
        {
            if (actor.First >= first && actor.End <= end && actor.Via is not MentionVia.Pronoun) Add(document, [actor], participants);
        }
    }

    /// <summary>"representatives of the front and the government": all who are named behind "of", wherever the parser hangs the second.</summary>
    public static void AddSenders(Document document, int noun, List<string> participants)
    {
        var text = document.Text;
        if (!MeetingWords.Delegates.Contains(text.Lemma(noun)) || noun + 2 >= text.Count || text.Word(noun + 1) is not ("of" or "from")) return;
        Add(document, Slots.Run(document, noun + 2), participants);
    }

    /// <summary>"The directors general spoke over their hotline": officers who share a line are those of the two sides.</summary>
    public static void AddHotline(Document document, int verb, List<string> participants)
    {
        var subject = document.Text.Subject(verb);
        if (subject < 0 || participants.Count > 0 || !document.Text[subject].Morphology.HasFlag(Morphology.NumberPlur) || !MeetingWords.Delegates.Contains(document.Text.Lemma(subject))) return;
        var sides = Sides(document);
        if (sides.Count != 2) return;
        foreach (var side in sides) Slots.AddOnce(participants, side);
    }

    /// <summary>"Neither the government nor the rebels took part", "no envoy met them".</summary>
    public static bool AreNone(Document document, int verb)
    {
        var text = document.Text;
        var subject = text.Subject(verb);
        if (subject < 0) return false;
        for (var i = Math.Max(document.Tree.Range(subject).First - 1, text.Sentences[text[verb].Sentence].First); i <= subject; i++)
        {
            if (text.Lemma(i).ToLowerInvariant() is "neither" or "none" or "nobody" or "no" or "nor") return true;
        }

        return false;
    }

    /// <summary>
    /// "Speaking in Tehran, where he had met Raisi, Nakhala warned …", "Zelenskiy, speaking in Paris, where he attended …": a pronoun in a clause
    /// within a sentence that has found nobody is whoever that sentence is about; null when that is no person.
    /// </summary>
    private static string? HeOrShe(Document document, int subject)
    {
        var text = document.Text;
        if (text.Word(subject) is not ("he" or "she") || document.Who.ActorsAt(subject).Count > 0) return null;
        for (var above = subject; text[above].Head >= 0;)
        {
            above = text[above].Head;
            if (above >= 0 && text.Subject(above) is >= 0 and var main && main != subject && text[main].Upos is not Upos.PRON && document.Who.ActorsAt(main) is { Count: 1 } who && who[0].IsPerson) return who[0].Name;
        }

        return null;
    }

    /// <summary>"persuaded the two men to meet": whoever is moved to it does it; or -1.</summary>
    private static int Moved(Document document, int verb)
    {
        var text = document.Text;
        var head = text[verb].Head;
        if (head < 0 || !text[verb].Morphology.HasFlag(Morphology.VerbInf)) return -1;
        if (text[verb].Relation is Relation.Acl && text[head].Relation is Relation.Obj && text[head].Head is >= 0 and var above && IsMoving(text, above)) return head;
        return text[verb].Relation is Relation.Xcomp or Relation.Ccomp or Relation.Advcl && IsMoving(text, head) ? document.Tree.Child(head, Relation.Obj) : -1;
    }

    private static bool MovedBy(Document document, int verb) => document.Text.Subject(verb) < 0 && Moved(document, verb) >= 0;

    // The annotator's lemma of a verb in -de or -ce may lack its last letter.
    private static bool IsMoving(AnnotatedText text, int verb) => MeetingWords.Moving.Contains(text.Lemma(verb)) || MeetingWords.Moving.Contains(text.Lemma(verb) + "e");

    /// <summary>"The home secretary and four militants met": the fighters are the report's armed side.</summary>
    private static void AddFighters(Document document, int subject, List<string> participants)
    {
        if (participants.Count != 1) return;
        var sides = Sides(document);
        if (sides.Count != 2) return;
        for (var child = document.Tree.FirstChild(subject); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation is not Relation.Conj || !MeetingWords.Fighters.Contains(document.Text.Lemma(child)) || document.Who.ActorsAt(child).Count > 0) continue;
            foreach (var side in sides)
            {
                if (document.Actors.Exists(a => a.Side == side && a.Kind is "REB" or "PRM")) Slots.AddOnce(participants, side);
            }
        }
    }

    /// <summary>Adds whoever stands behind "with" or "between" within a few words of a verb or noun, in word order.</summary>
    public static void AddPartners(Document document, int token, List<string> participants)
    {
        var text = document.Text;
        var end = Math.Min(text.Sentences[text[token].Sentence].End, token + Reach);
        for (var i = token + 1; i < end; i++)
        {
            if (text[i].Upos is Upos.VERB) return;
            if (text.Word(i) is not ("with" or "between")) continue;
            var run = Slots.Run(document, i + 1);

            // "with Cuba and Norway as guarantors": those stand by.
            if (run.Count > 0 && run[^1].End < text.Count && text.Word(run[^1].End) is "as") return;
            if (run.Count > 0 || !AddBothSides(document, Math.Min(i + 2, text.Count - 1), participants)) Add(document, run, participants);
            return;
        }
    }

    /// <summary>Whether the one who travels is known to the codebook or bears an office: tourists and refugees are no delegation.</summary>
    public static bool AreOfficial(Document document, int verb)
    {
        var subject = document.Text.ImpliedSubject(verb);
        var delegates = subject >= 0 && MeetingWords.Delegates.Contains(document.Text.Lemma(subject));
        foreach (var actor in document.Who.SubjectActors(verb))
        {
            if ((actor.IsPerson || delegates) && (actor.Known || actor.Role is not null)) return true;
        }

        return false;
    }

    private static bool MeansBoth(Document document, int token)
    {
        var text = document.Text;
        var (first, end) = document.Tree.Range(token);

        // What stands behind a comma or a relative pronoun only describes them.
        for (var i = token + 1; i < end; i++)
        {
            if (text.Word(i) is "," or "who" or "which" or "(") end = i;
        }

        if (end - first > LongestPhrase) return false;

        // "They will meet again": those whom the tagger has found nobody for are the two of whom the report tells.
        if (text.Word(token) is "They" or "they") return document.Who.ActorsAt(token).Count < 2;
        for (var i = first; i + 1 < end; i++)
        {
            if (text.Lemma(i) is not ("both" or "two")) continue;
            for (var k = i + 1; k < Math.Min(end, i + 4); k++)
            {
                if (text[k].Upos is Upos.NOUN && MeetingWords.Delegates.Contains(text.Lemma(k))) return true;
            }
        }

        // "the delegations", "their negotiators", "his counterparts": more than one, and nobody named.
        if (text[token].Upos is not Upos.NOUN || !text[token].Morphology.HasFlag(Morphology.NumberPlur) || !MeetingWords.Delegates.Contains(text.Lemma(token))) return false;
        if (document.Who.ActorsAt(token).Count > 0 && text.Lemma(token) is not "counterpart") return false;
        if (end > token + 1 && text.Word(token + 1) is "from" or "of") return false;
        return text.Lemma(token) is "side" or "party" or "delegation" or "negotiator" or "counterpart" or "rival" or "foe" or "team" || text.Word(first) is "their" or "Their" or "rival" or "Rival";
    }
}
