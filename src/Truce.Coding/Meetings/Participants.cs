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
        foreach (var actor in actors) Slots.AddOnce(participants, actor.IsPerson && !IsOfficeOnly(document, actor) ? actor.Name : actor.Side);
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
        var sides = Sides(document);
        if (sides.Count != 2 || !MeansBoth(document, token)) return false;
        foreach (var side in sides) Slots.AddOnce(participants, side);
        return true;
    }

    /// <summary>Adds those who do what a verb says, by the tree and by the words before it.</summary>
    public static void AddSubjects(Document document, int verb, List<string> participants)
    {
        var subject = document.Text.Subject(verb);
        if (subject < 0) subject = document.Text.ImpliedSubject(verb);
        if (subject >= 0 && document.Text[subject].Morphology.HasFlag(Morphology.PronRel) && document.Text.Antecedent(verb) is >= 0 and var antecedent) subject = antecedent;
        if (subject >= 0 && AddBothSides(document, subject, participants)) return;
        Add(document, document.Who.SubjectActors(verb), participants);
        if (document.Text[verb].Upos is not Upos.VERB || document.Text.IsPassive(verb)) return;
        var run = Slots.RunBefore(document, verb);
        if (participants.Count == 0 || run.Exists(a => participants.Contains(a.Name) || participants.Contains(a.Side))) Add(document, run, participants);
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
        foreach (var actor in document.Who.SubjectActors(verb))
        {
            if (actor.Known || actor.Role is not null) return true;
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
        if (text.Word(token) is "They" or "they") return document.Who.ActorsAt(token).Count == 0;
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
