using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Agreements;

/// <summary>A truce that is told by what another side did before: "The rebels declared a ceasefire on Sunday. The army followed suit on Monday."</summary>
internal sealed class ImitatedTruce(Document document)
{
    private readonly AnnotatedText _text = document.Text;

    /// <summary>The truce that a verb of doing likewise tells of, when one side alone has declared <paramref name="last"/>; else null.</summary>
    public AgreementMention? Read(int verb, AgreementMention last)
    {
        if (_text[verb].Upos is not Upos.VERB || !IsLikewise(verb) || _text[verb].Sentence - last.Sentence > 1) return null;
        if (last.Said.FirstOrDefault(s => s.Real && s.State is AgreementState.Agreed && s.Subjects.Count == 1) is not { } declared) return null;
        if (Slots.IsNegated(document, verb) || Slots.ModalityOf(document, verb) is not Modality.Happened) return null;
        var sides = new List<string>();
        foreach (var actor in document.Who.SubjectActors(verb))
        {
            if (actor.Kind is "GOV" or "MIL" or "REB" or "PRM" or "IMG" or "OPP" or "PRE" or "PTY") Slots.AddOnce(sides, actor.Side);
        }

        if (sides.Count == 0 || sides.Exists(declared.Subjects.Contains)) return null;
        return last with
        {
            First = verb,
            End = verb + 1,
            Head = verb,
            Term = new AgreementTerm(["follow"], last.Kind ?? AgreementKind.Ceasefire, null, TermRole.Head),
            Definite = false,
            Indefinite = true,
            Sentence = _text[verb].Sentence,
            Duration = null,
            Dated = null,
            Year = null,
            Parties = sides,
            Brokers = [],
            OtherThan = last.First,
            Said = [new AgreementPredication(AgreementState.Agreed, verb, Modality.Happened, document.DateOf(verb), sides) { ByParty = true, Announces = true }],
        };
    }

    /// <summary>"followed suit", "did the same", "followed on Wednesday", "reciprocated"; not "followed the road", nor with a truce of its own name behind.</summary>
    private bool IsLikewise(int verb)
    {
        var thing = document.Tree.Child(verb, Relation.Obj);
        switch (_text.Lemma(verb))
        {
            case "follow":
                if (_text.IsPassive(verb) || _text[verb].Relation is Relation.Acl or Relation.Advcl or Relation.Amod) return false;
                for (var i = verb + 1; i < _text.Sentences[_text[verb].Sentence].End; i++)
                {
                    if (document.Codebook.Agreements.TermsFrom(_text.Lemma(i)).Length > 0) return false;
                }

                return thing < 0 ? _text[verb].Relation is Relation.Root or Relation.Conj && document.Dates.TimeOf(verb) >= 0 : _text.Lemma(thing) is "suit";
            case "do":
                return thing >= 0 && _text.Lemma(thing) is "same" or "likewise";
            case "reciprocate":
                return _text[verb].Relation is Relation.Root or Relation.Conj;
            default:
                return false;
        }
    }
}
