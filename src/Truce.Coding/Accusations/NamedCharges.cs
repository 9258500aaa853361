using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>Accusations named as such: a charge or claim that somebody did something, a wrong of which somebody speaks.</summary>
internal static class NamedCharges
{
    /// <summary>"Denied a government charge that they had shelled a town", "Israeli claims that Hamas broke the truce".</summary>
    public static void Claimed(Document document, int noun)
    {
        var text = document.Text;
        var clause = -1;
        for (var child = document.Tree.FirstChild(noun); child >= 0 && clause < 0; child = document.Tree.NextSibling(child))
        {
            if (child > noun && text[child].Upos == Upos.VERB && text[child].Relation is Relation.Ccomp or Relation.Acl && Operators.Marker(document, child) is "that" or "of") clause = child;
        }

        var end = Math.Min(text.Sentences[text[noun].Sentence].End, noun + 12);
        for (var token = noun + 1; token < end && clause < 0; token++)
        {
            if (text[token].Upos == Upos.VERB && Voices.IsHungOnNoun(document, token) && Voices.Reporter(document, token) == noun) clause = token;
        }

        if (clause < 0)
        {
            Against(document, noun);
            return;
        }

        var governor = text[noun].Head;
        var disputed = governor >= 0 && Denials.IsDenial(document.Lemma(governor)) && text[noun].Relation is Relation.Obj;
        IReadOnlyList<ActorMention> deniers = disputed ? Parties.Subject(document, governor) : [];
        var subjects = new List<int>();
        Arguments.Subjects(document, clause, subjects);
        IReadOnlyList<ActorMention> accused = Operators.Marker(document, clause) == "of" || (subjects.Count > 0 && IsOwn(document, subjects[0]))
            ? deniers : Parties.Subject(document, clause);
        if (accused.Count == 0) return;
        var accusers = Wrongs.Doers(document, noun, accused[0]);
        for (var child = document.Tree.FirstChild(noun); child >= 0 && accusers.Count == 0; child = document.Tree.NextSibling(child))
        {
            if (child < noun && text[child].Relation is Relation.Compound or Relation.NmodPoss && Belligerents.Meant(document, child, accused[0]) is { } party) accusers = [party];
            if (child > noun && Operators.Marker(document, child) is "from") accusers = Parties.At(document, child, accused[0]);
        }

        AccusationFile.AgainstEach(document, "claimed", noun, accusers, accused, Clauses.SpanOf(document, clause).Of(text.Text), clause);
    }

    /// <summary>"Baku said it was responding to provocations by Armenia", "Hezbollah called it a warning over Israeli violations".</summary>
    public static void NamedWrong(Document document, int noun)
    {
        if (ModalityCalculus.Of(document, noun).Modality is Modality.Negated or Modality.Planned or Modality.Hypothetical or Modality.Threatened or Modality.Denied) return;
        var accused = Wrongs.Doers(document, noun, null);
        if (accused.Count == 0 || !accused.All(Belligerents.IsParty)) return;
        var accusers = Asserting(document, noun);
        if (accusers.Count == 0 || !accusers.All(Belligerents.IsParty)) return;
        AccusationFile.AgainstEach(document, "named", noun, accusers, accused, Clauses.Phrase(document, noun));
    }

    /// <summary>In whose words a noun of wrong stands: of a clause that is reported, or of who counts the wrongs.</summary>
    private static IReadOnlyList<ActorMention> Asserting(Document document, int noun)
    {
        var text = document.Text;
        for (var (at, steps) = (text[noun].Head, 0); at >= 0 && steps < 4; at = text[at].Head, steps++)
        {
            if (text[at].Upos == Upos.VERB && document.Lemma(at) is "put" or "count" or "report" or "record" or "document" or "cite" or "list" or "estimate" or "tally" or "protest" or "denounce") return Parties.Subject(document, at);
        }

        var saying = Voices.SayingAbove(document, noun);
        if (saying >= 0 && saying < noun) return Parties.Subject(document, saying);
        var voices = Voices.Of(document, noun);
        return voices.Count > 0 && document.Actors.Find(a => a.Name == voices[^1]) is { } speaker ? [speaker] : [];
    }

    /// <summary>"India's accusations against Pakistan were dismissed by Islamabad": a charge with its target and no clause that tells it.</summary>
    private static void Against(Document document, int noun)
    {
        if (document.Lemma(noun) is not ("accusation" or "charge" or "allegation") || ModalityCalculus.Of(document, noun).Modality is not (Modality.Happened or Modality.Alleged or Modality.Denied)) return;
        var heads = new List<int>();
        Arguments.Prepositional(document, noun, "against", heads);
        var accused = Parties.At(document, heads, null);
        if (accused.Count == 0 || !accused.All(Belligerents.IsParty)) return;
        AccusationFile.AgainstEach(document, "against", noun, Wrongs.Doers(document, noun, accused[0]), accused, null);
    }

    // "That it had …", "that its soldiers had …".
    private static bool IsOwn(Document document, int subject) =>
        document.Text[subject].Upos == Upos.PRON || (document.Tree.Child(subject, Relation.NmodPoss) is >= 0 and var owner && document.Text[owner].Upos == Upos.PRON);
}
