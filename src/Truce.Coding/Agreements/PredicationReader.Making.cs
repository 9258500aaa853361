using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Agreements;

/// <summary>Makes a predication of a word: how it is presented, when, by whom.</summary>
internal sealed partial class PredicationReader
{
    private AgreementPredication Make(AgreementState state, int word, IReadOnlyList<string> subjects)
    {
        var modality = IsShortOf(word) ? Modality.Negated : Slots.ModalityOf(document, word);
        if (IsRefused(word)) modality = Modality.Negated;
        if (modality is Modality.Happened or Modality.Alleged && IsDue(word)) modality = Modality.Planned;

        // "agreed to disarm under a truce brokered by Russia": it has been brokered, whatever clause the parser hangs it in.
        if (modality is Modality.Planned or Modality.Demanded && state is AgreementState.Agreed && Arranging.Contains(_text.Lemma(word)) && IsBareParticiple(word)) modality = Modality.Happened;
        if (modality is Modality.Planned && state is AgreementState.Agreed && IsBareParticiple(word) && document.DateOf(word) is { } past && document.Article.Published is { } today && past.Latest <= today.Latest) modality = Modality.Happened;

        // "called off its truce on Tuesday": the past of a main verb is past, whatever its day.
        if (modality is Modality.Planned && state is AgreementState.Ended or AgreementState.Agreed or AgreementState.Suspended && _text[word].Relation is Relation.Root && _text[word].Morphology.HasFlag(Morphology.TensePast)
            && _tree.Child(word, Relation.Aux) < 0 && _tree.Child(word, Relation.AuxPass) < 0) modality = Modality.Happened;

        // "to last 90 days": it is to.
        if (state is AgreementState.InForce && modality is Modality.Happened && _text.Lemma(word) is "last" or "hold" && IsInfinitive(word)) modality = Modality.Planned;

        if (state is AgreementState.InForce && IsFailure(word)) return new AgreementPredication(AgreementState.Ended, word, Modality.Happened, null, []);

        // "That deal, signed in Rome in June, did not last": the participle is not what is negated. "Fired first to wreck the pact": an aim.
        if (modality is Modality.Negated && state is AgreementState.Agreed && (IsBareParticiple(word) || _text[word].Relation is Relation.AclRelcl) && !Slots.IsNegated(document, word) && !IsShortOf(word) && !IsRefused(word)) modality = Modality.Happened;
        if (modality is Modality.Happened or Modality.Alleged && state is AgreementState.Ended && _text[word].Relation is Relation.Advcl && IsInfinitive(word) && !IsCommitted(word)) modality = Modality.Hypothetical;

        // "lasted a week" is over; "has lasted a week" is not.
        if (state is AgreementState.InForce && _text.Lemma(word) is "last" or "survive" && _text[word].Morphology.HasFlag(Morphology.TensePast) && _tree.Child(word, Relation.Aux) < 0)
            return new AgreementPredication(AgreementState.Ended, word, modality, null, []);

        // "agreed to extend", "announced that it was ending": the commitment is the transition.
        if (modality is Modality.Planned && state is AgreementState.Extended or AgreementState.Agreed or AgreementState.Ended or AgreementState.Suspended && IsCommitted(word))
            modality = Modality.Happened;
        var date = DateOf(state, word, ref modality) ?? (state is AgreementState.Agreed or AgreementState.Extended ? DayReported(word) : null);

        // What begins on a day to come has not begun, in whatever tense it is told.
        if (state is AgreementState.InForce && modality is Modality.Happened or Modality.Alleged && date is { } ahead && document.Article.Published is { } now && ahead.Earliest > now.Latest) modality = Modality.Planned;
        return new AgreementPredication(state, word, modality, date, subjects)
        {
            Arranges = Arranging.Contains(_text.Lemma(word)),
            Announces = Announcing.Contains(_text.Lemma(word)),
            PutsForward = PuttingForward.Contains(_text.Lemma(word)),
            Venue = state is AgreementState.Agreed ? VenueOf(word) : null,
            ByParty = state is AgreementState.Agreed or AgreementState.Extended or AgreementState.Negotiating
                || (state is AgreementState.Demanded && !Imposing.Contains(_text.Lemma(word))) || ByParties.Contains(_text.Lemma(word)),
            Starts = state is AgreementState.InForce && (Starting.Contains(_text.Lemma(word)) || (_text[word].Relation is Relation.Xcomp && _text[word].Head is var beginning && beginning >= 0 && _text.Lemma(beginning) is "begin" or "start")),
            Before = IsPluperfect(word),
            Proposers = state is AgreementState.Demanded && !PuttingForward.Contains(_text.Lemma(word)) ? ProposersOf(word) : [],
        };
    }

    private bool IsBareParticiple(int word) =>
        _text[word].Morphology.HasFlag(Morphology.VerbPart) && !_text[word].Morphology.HasFlag(Morphology.TensePres) && _tree.Child(word, Relation.Aux) < 0 && _tree.Child(word, Relation.AuxPass) < 0;

    /// <summary>"had kept a truce": told as what was before.</summary>
    private bool IsPluperfect(int word)
    {
        var aux = _tree.Child(word, Relation.Aux);
        return aux >= 0 && _text.Word(aux) is "had" or "'d";
    }

    /// <summary>
    /// The day of what a word says. What is to begin or end is ahead of the day of writing ("to take effect on Friday"), in the plain present too ("the
    /// truce goes into force on Saturday"), as timetables are told.
    /// </summary>
    private PartialDate? DateOf(AgreementState state, int word, ref Modality modality)
    {
        if (PossessiveDate(word) is { } possessed) return possessed;
        if (state is AgreementState.InForce or AgreementState.Ended or AgreementState.Expired && modality is Modality.Happened or Modality.Alleged or Modality.Planned)
        {
            var present = _text[word].Morphology.HasFlag(Morphology.TensePres) && _text[word].Morphology.HasFlag(Morphology.VerbFin);
            if (present && document.Dates.TimeOf(word) >= 0) modality = Modality.Planned;
            if (modality is Modality.Planned) return document.Dates.Of(word, ClauseTense.Future);
        }

        return document.DateOf(word);
    }

    /// <summary>"stopped short of agreeing", "fell short of".</summary>
    private bool IsShortOf(int word)
    {
        for (var i = word - 1; i >= _text.Sentences[_text[word].Sentence].First && i >= word - 3; i--)
        {
            if (_text.Word(i) is "short") return true;
        }

        return false;
    }

    /// <summary>"was due to expire", "is set to start".</summary>
    private bool IsDue(int word) => _text[word].Head is var head && head >= 0 && _text[word].Relation is Relation.Xcomp or Relation.Advcl or Relation.Ccomp
        && _text.Lemma(head) is "due" or "set" or "schedule" or "scheduled" or "expect" or "expected" or "about" or "slated" or "slate" or "mean" or "suppose";

    /// <summary>"would not extend", "refused to renew": a transition that is not made.</summary>
    private bool IsRefused(int word) => _text[word].Head is var head && head >= 0 && _text[word].Relation is Relation.Xcomp && _text.Lemma(head) is "refuse" or "decline" or "fail";

    private bool IsCommitted(int word)
    {
        var head = _text[word].Head;
        return head >= 0 && _text[word].Relation is Relation.Xcomp or Relation.Ccomp or Relation.Advcl && Commitments.Contains(_text.Lemma(head)) && !Slots.IsNegated(document, head);
    }

    /// <summary>"said on Tuesday that both had accepted a truce": the news is of the day on which it is told.</summary>
    public PartialDate? DayReported(int word)
    {
        var clause = word;
        while (_text[clause].Relation is Relation.Conj or Relation.Xcomp && _text[clause].Head >= 0) clause = _text[clause].Head;
        var head = _text[clause].Head;
        if (_tree.Child(clause, Relation.Aux) is var perfect && perfect >= 0 && _text.Lemma(perfect) is "have" && document.Dates.TimeOf(word) < 0)
        {
            // "The two have signed a truce, the envoy announced on Thursday".
            for (var child = _tree.FirstChild(clause); child >= 0; child = _tree.NextSibling(child))
            {
                if (child > clause && _text[child].Relation is Relation.Parataxis or Relation.Ccomp && _text.Lemma(child) is "say" or "announce" or "report" or "confirm" or "declare") return document.DateOf(child);
            }
        }

        if (head < 0 || _text[clause].Relation is not (Relation.Ccomp or Relation.Parataxis)) return null;
        return _text.Lemma(head) is "say" or "announce" or "report" or "confirm" or "declare" && _tree.Child(clause, Relation.Aux) is var have && have >= 0 && _text.Lemma(have) is "have" ? document.DateOf(head) : null;
    }

    private string? VenueOf(int verb)
    {
        for (var child = _tree.FirstChild(verb); child >= 0; child = _tree.NextSibling(child))
        {
            if (_text[child].Relation is Relation.Obl && _tree.CaseOf(child) is var c and >= 0 && _text.Lemma(c) is "in" or "at" && Slots.PlaceAt(document, child) is { } place) return place;
        }

        return null;
    }

    /// <summary>"Friday's announcement of a truce".</summary>
    private PartialDate? PossessiveDate(int noun)
    {
        var possessor = _tree.Child(noun, Relation.NmodPoss);
        if (possessor < 0) return null;
        for (var i = 0; i < _text.Times.Length; i++)
        {
            if (possessor < _text.Times[i].First || possessor >= _text.Times[i].End) continue;

            // What has a day of its own has been: "Friday's announcement".
            return DocumentDates.ToPartial(TimeResolver.Resolve(_text.Times[i], document.Dates.Anchor, ClauseTense.Past, null));
        }

        return null;
    }

    /// <summary>Who asks for it: the subject of the verb of asking above ("a French draft that urges both to ensure a truce").</summary>
    private List<string> ProposersOf(int word)
    {
        var proposers = new List<string>();
        for (var (node, steps) = (_text[word].Head, 0); node >= 0 && steps < 3; node = _text[node].Head, steps++)
        {
            if (!PuttingForward.Contains(_text.Lemma(node))) continue;
            foreach (var actor in document.Who.SubjectActors(node)) Slots.AddOnce(proposers, actor.Side);
            break;
        }

        return proposers;
    }

    /// <summary>"a truce that it reached with Azerbaijan", "signed a ceasefire with the rebels on Friday": with whom it is made is bound by it too.</summary>
    private void AddPartner(int verb, List<string> sides)
    {
        const int reach = 6; // "signed a second nationwide ceasefire agreement with"
        for (var i = verb + 1; i < Math.Min(_text.Sentences[_text[verb].Sentence].End - 1, verb + 1 + reach); i++)
        {
            if (_text.Word(i) is "with")
            {
                Slots.AddRun(document, i + 1, sides);
                return;
            }

            if (_text[i].Upos is Upos.VERB or Upos.PUNCT or Upos.SCONJ or Upos.CCONJ) return;
        }
    }

    private List<string> SubjectsOf(int verb)
    {
        var sides = new List<string>();

        // "urges Russia and the United States to ensure a truce": those who are urged.
        if (_text[verb].Head is var urging and >= 0 && _text[verb].Relation is Relation.Xcomp or Relation.Advcl or Relation.Ccomp && PuttingForward.Contains(_text.Lemma(urging)))
        {
            foreach (var actor in document.Who.ObjectActors(urging)) Slots.AddOnce(sides, actor.Side);
            if (urging + 1 < _text.Count) Slots.AddRun(document, _text.Lemma(urging + 1) is "on" ? urging + 2 : urging + 1, sides);
            if (sides.Count > 0) return sides;
        }

        foreach (var actor in document.Who.SubjectActors(verb)) Slots.AddOnce(sides, actor.Side);
        if (_tree.Child(verb, Relation.AuxPass) >= 0 || _text[verb].Upos is not Upos.VERB || _text[verb].Morphology.HasFlag(Morphology.VoicePass)) return sides;
        var top = verb;
        while (_text[top].Relation is Relation.Xcomp && _text[top].Head >= 0) top = _text[top].Head;

        // "accused each other of breaking a ceasefire": both sides of the charge are bound by it.
        if (_text[verb].Head is var charge and >= 0 && _text.Lemma(charge) is "accuse" or "blame")
        {
            top = charge;
            foreach (var actor in document.Who.SubjectActors(charge)) Slots.AddOnce(sides, actor.Side);
            foreach (var actor in document.Who.ObjectActors(charge)) Slots.AddOnce(sides, actor.Side);
        }

        // The run of names right before the verb repairs a subject that the tree has lost or cut.
        var run = Slots.RunBefore(document, top);
        if (sides.Count == 0 || run.Exists(a => sides.Contains(a.Side))) run.ForEach(a => Slots.AddOnce(sides, a.Side));
        if (sides.Count == 1 && Concluding.Contains(_text.Lemma(verb))) AddPartner(verb, sides);
        return sides;
    }
}
