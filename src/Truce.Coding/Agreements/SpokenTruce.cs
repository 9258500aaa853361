using System.Collections.Frozen;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Agreements;

/// <summary>
/// Finds a truce that is told by a verb and not by a noun: "agreed to cease firing along the Line of Control", "pledged to stop fighting", "agreed on
/// Wednesday to end two years of war".
/// </summary>
internal sealed class SpokenTruce(Document document)
{
    /// <summary>Words between the verb of ending and what is ended at most.</summary>
    private const int Reach = 6;

    private static readonly FrozenSet<string> Commitments = Set("agree", "pledge", "promise", "vow", "commit", "undertake", "decide", "consent", "announce", "declare", "say", "order", "accept");

    private static readonly FrozenSet<string> Ends = Set("cease", "stop", "halt", "suspend", "pause", "end", "hold", "silence", "lay");

    private static readonly FrozenSet<string> Fighting = Set("fire", "firing", "fighting", "hostility", "war", "shooting", "attack", "strike", "shelling", "violence", "gun", "conflict", "bloodshed", "combat", "operation");

    private static readonly AgreementTerm Term = new(["agree"], AgreementKind.Ceasefire, null, TermRole.Carrier);

    private readonly AnnotatedText _text = document.Text;

    /// <summary>The truce that a verb of ending at a token tells of, or null.</summary>
    public AgreementMention? Read(int verb)
    {
        if ((_text[verb].Upos is not Upos.VERB && _text.Word(verb) is not "cease") || !Ends.Contains(_text.Lemma(verb)) || document.IsQuoted(verb)) return null;
        var what = Ended(verb);
        if (what < 0) return null;
        if (CouncilDemand(verb, what) is { } demanded) return demanded;
        var commitment = Commitment(verb);
        if (commitment < 0 || Slots.IsNegated(document, commitment) || Slots.IsNegated(document, verb)) return null;
        if (Slots.ModalityOf(document, commitment) is not (Modality.Happened or Modality.Alleged)) return null;
        // "accepted a ceasefire to end the war": the noun tells it.
        if (_text.Lemma(commitment) is "accept" || document.Tree.Child(commitment, Relation.Obj) is >= 0 and var named && named < verb) return null;
        var sides = new List<string>();
        foreach (var actor in document.Who.SubjectActors(commitment)) Slots.AddOnce(sides, actor.Side);
        var run = Slots.RunBefore(document, commitment);
        if (sides.Count == 0 || run.Exists(a => sides.Contains(a.Side))) run.ForEach(a => Slots.AddOnce(sides, a.Side));

        // "Agreed to end its offensive": what one does alone is no truce.
        if (sides.Count < 2 && !IsJoint(commitment)) return null;
        var covers = new List<string>();
        for (var i = what + 1; i < Math.Min(_text.Sentences[_text[verb].Sentence].End, what + 5); i++)
        {
            if (_text.Word(i) is not ("along" or "across" or "in" or "on" or "around" or "throughout")) continue;
            Slots.AddPlacesFrom(document, i + 1, Math.Min(_text.Sentences[_text[verb].Sentence].End, i + 5), covers);
            break;
        }

        List<AgreementPredication> said = [new AgreementPredication(AgreementState.Agreed, commitment, Modality.Happened, document.DateOf(commitment), sides) { ByParty = true }];
        if (Start(what) is { } start) said.Add(new AgreementPredication(AgreementState.InForce, verb, Modality.Planned, start, []) { Starts = true });
        var final = _text.Lemma(verb) is "end" && _text.Lemma(what) is "war" or "conflict";
        return new AgreementMention
        {
            Term = Term,
            First = verb,
            End = what + 1,
            Head = verb,
            Kind = final ? null : _text.Lemma(what) is "hostility" ? AgreementKind.CessationOfHostilities : AgreementKind.Ceasefire,
            Indefinite = true,
            Sentence = _text[verb].Sentence,
            Covers = covers,
            Said = said,
        };
    }

    /// <summary>"cease firing along the line from midnight on Wednesday": the day from which, the nearest to that of writing.</summary>
    private PartialDate? Start(int what)
    {
        for (var i = 0; i < _text.Times.Length; i++)
        {
            ref readonly var time = ref _text.Times[i];
            if (time.First > what && _text[time.First].Sentence == _text[what].Sentence && time.Relation is TimeRelation.From) return Near(i);
        }

        return null;
    }

    /// <summary>"The Security Council demanded that all parties cease hostilities": no truce yet, but one that the Council puts forward.</summary>
    private AgreementMention? CouncilDemand(int verb, int what)
    {
        for (var (node, steps) = (verb, 0); node >= 0 && steps < 6; node = _text[node].Head, steps++)
        {
            if (_text.Lemma(node) is not ("demand" or "order" or "require" or "call") || node == verb) continue;
            if (Slots.IsNegated(document, node) || Slots.ModalityOf(document, node) is not (Modality.Happened or Modality.Alleged or Modality.Demanded)) return null;
            foreach (var actor in document.Who.SubjectActors(node))
            {
                if (actor.Side is not "UN Security Council") continue;
                return new AgreementMention
                {
                    Term = Term,
                    First = verb,
                    End = what + 1,
                    Head = verb,
                    Kind = _text.Lemma(what) is "hostility" ? AgreementKind.CessationOfHostilities : AgreementKind.Ceasefire,
                    Indefinite = true,
                    Sentence = _text[verb].Sentence,
                    Said = [new AgreementPredication(AgreementState.Demanded, node, Modality.Happened, null, [actor.Side]) { PutsForward = true }],
                };
            }

            return null;
        }

        return null;
    }

    /// <summary>"said on Thursday that they would hold fire from midnight on Wednesday": what was yesterday is not next week.</summary>
    private PartialDate? Near(int time)
    {
        var past = document.Dates.Value(time, ClauseTense.Past);
        return past is { Day: not null } day && document.Dates.Anchor is { } now && NodaTime.Period.DaysBetween(day.Latest, now.First) is 0 or 1 ? past : document.Dates.Value(time, ClauseTense.Future);
    }

    private int Ended(int verb)
    {
        var end = Math.Min(_text.Sentences[_text[verb].Sentence].End, verb + Reach + 1);
        for (var i = verb + 1; i < end; i++)
        {
            if (Fighting.Contains(_text.Lemma(i)) || _text.Word(i) is "firing" or "fighting" or "shooting" or "attacking" or "shelling") return i;
            if (_text[i].Upos is Upos.VERB or Upos.SCONJ or Upos.PUNCT) return -1;
        }

        return -1;
    }

    /// <summary>The verb of committing above: "agreed to cease", "said that they would observe the accords and cease".</summary>
    private int Commitment(int verb)
    {
        for (var (node, steps) = (verb, 0); node >= 0 && steps < 4; steps++)
        {
            var head = _text[node].Head;
            if (head < 0 || _text[node].Relation is not (Relation.Xcomp or Relation.Ccomp or Relation.Advcl or Relation.Conj or Relation.Parataxis)) return -1;
            if (Commitments.Contains(_text.Lemma(head)) && (_text.Lemma(head) is not "say" || _text.TenseAt(verb) is ClauseTense.Future || HasWould(verb))) return head;
            node = head;
        }

        return -1;
    }

    private bool HasWould(int verb)
    {
        for (var i = verb - 1; i >= _text.Sentences[_text[verb].Sentence].First && i >= verb - 10; i--)
        {
            if (_text.Word(i) is "would" or "will") return true;
        }

        return false;
    }

    private bool IsJoint(int verb)
    {
        var subject = _text.ImpliedSubject(verb);
        return subject >= 0 && _text[subject].Morphology.HasFlag(Morphology.NumberPlur) && document.WarringSides.Count == 2 && _text.Lemma(subject) is "side" or "party" or "leader" or "commander" or "rival" or "neighbour" or "neighbor" or "military" or "army";
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
