using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// How a report presents an act (codebook.md, section 2): the operators between the predicate and the root of its sentence,
/// nearest first, then the attribution it stands in. The nearest operator decides; what reports it sets the voice only.
/// </summary>
internal static class ModalityCalculus
{
    private const int MaxSteps = 12;

    /// <summary>Reads the presentation of the act whose predicate is a token.</summary>
    public static ModalityReading Of(Document document, int predicate)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentOutOfRangeException.ThrowIfNegative(predicate);
        var text = document.Text;
        var climb = new Climb(document);
        climb.Local(predicate);
        var token = predicate;
        for (var steps = 0; steps < MaxSteps && text[token].Head >= 0; steps++)
        {
            var head = Voices.Reporter(document, token);
            if (!climb.Step(token, head)) break;
            token = head;
        }

        climb.Sentence(predicate);
        return climb.Reading;
    }

    /// <summary>The state of one walk from a predicate to the root.</summary>
    private struct Climb(Document document)
    {
        private Modality _modality = Modality.Happened;
        private bool _decided;
        private bool _weak;
        private bool _negated;
        private bool _contentNegated;
        private int _operator = -1;

        public readonly ModalityReading Reading => new(_negated && !_decided ? Modality.Negated : _modality, _contentNegated, _operator);

        /// <summary>Negation, modal verbs, determiners and adverbs that stand at the word itself.</summary>
        public void Local(int token)
        {
            var text = document.Text;
            var tree = document.Tree;
            var noun = text[token].Upos is Upos.NOUN or Upos.PROPN;
            Modality? modal = null;
            var future = false;
            for (var child = tree.FirstChild(token); child >= 0; child = tree.NextSibling(child))
            {
                var lemma = document.Lemma(child);
                switch (text[child].Relation)
                {
                    case Relation.Aux or Relation.Cop when lemma == "be" && child < token && tree.Child(token, Relation.Mark) is >= 0 and var mark && mark == child + 1 && document.Lemma(mark) == "to":
                        (modal, future) = (Modality.Planned, true);
                        break;
                    case Relation.Aux or Relation.Cop:
                        modal ??= ModalOf(lemma, out future);
                        break;
                    case Relation.Advmod when (IsNegation(lemma) && !IsNotOnly(child)) || (lemma is "long" or "longer" && child > 0 && document.Lemma(child - 1) == "no"):
                        Negate(child);
                        break;
                    case Relation.Advmod when lemma is "reportedly" or "allegedly" or "purportedly" or "apparently" or "supposedly":
                        Decide(Modality.Alleged, child, weak: true);
                        break;
                    case Relation.Advmod when lemma is "possibly" or "perhaps" or "maybe" or "potentially" or "hypothetically":
                        Decide(Modality.Hypothetical, child);
                        break;
                    case Relation.Amod when noun:
                        Adjective(child, lemma);
                        break;
                    case Relation.Det when lemma is "no" or "neither":
                        Negate(child);
                        break;
                    case Relation.Det when noun && lemma == "any":
                        Decide(Modality.Hypothetical, child);
                        break;
                    case Relation.Case or Relation.Mark when lemma == "without":
                        Negate(child);
                        break;
                    case Relation.Case or Relation.Mark when lemma is "despite" or "after" or "since" or "during" or "amid":
                        break;
                    case Relation.Mark when lemma is "if" or "unless" or "lest":
                        Decide(Modality.Hypothetical, child);
                        break;
                    case Relation.Mark when lemma == "whether":
                        Decide(Modality.Hypothetical, child);
                        break;
                    case Relation.Nsubj or Relation.NsubjPass when !noun && IsEmptySubject(child):
                        Negate(child);
                        break;
                }
            }

            // "Have yet to arrest": parsers hang the infinitive in many places.
            if (token > 1 && document.Lemma(token - 1) == "to" && document.Lemma(token - 2) == "yet") Negate(token - 2);
            if (modal is { } value && !_decided) Decide(value, token, weak: future || value == Modality.Hypothetical);
            if (_negated && _decided && future)
            {
                _decided = false;
                _modality = Modality.Happened;
            }
        }

        /// <summary>Passes from a word to its head; false when the head says nothing more about the act.</summary>
        public bool Step(int token, int head)
        {
            var text = document.Text;
            var relation = text[token].Relation;
            switch (relation)
            {
                case Relation.Conj:
                    return Conjunct(token, head);
                case Relation.AclRelcl:
                    // "Accusations that …", "fears that …": a clause of content, though parsed like a relative one.
                    return Operators.NounEffect(document, head) is not null && NounClause(token, head);
                case Relation.AdvclRelcl or Relation.Parataxis or Relation.Appos:
                    return false;
                case Relation.Xcomp or Relation.Ccomp or Relation.Csubj or Relation.CsubjPass:
                    return Complement(token, head);
                case Relation.Amod:
                    return Arguments.IsMisreadFinite(document, token);
                case Relation.Acl:
                    return NounClause(token, head);
                case Relation.Advcl:
                    return Adverbial(token, head);
                case Relation.Obj or Relation.NsubjPass or Relation.Obl or Relation.Nmod or Relation.Nsubj or Relation.Compound or Relation.NmodPoss or Relation.OblAgent:
                    return Nominal(token, head, relation);
                default:
                    return false;
            }
        }

        /// <summary>A question tells nothing.</summary>
        public void Sentence(int predicate)
        {
            var text = document.Text;
            var sentence = text.Sentences[text[predicate].Sentence];
            for (var last = sentence.End - 1; last >= sentence.First && last > sentence.End - 3; last--)
            {
                if (text.Word(last) is "?" && !_decided) Decide(Modality.Hypothetical, last);
            }
        }

        private bool Conjunct(int token, int head)
        {
            var text = document.Text;
            var tree = document.Tree;
            if (tree.Child(token, Relation.Nsubj) >= 0 || tree.Child(token, Relation.NsubjPass) >= 0)
            {
                // A clause of its own shares what governs the first clause ("said that A …ed and B …ed"), not its auxiliaries.
                return true;
            }

            var shared = true;
            for (var child = tree.FirstChild(token); child >= 0; child = tree.NextSibling(child))
            {
                if (text[child].Relation is Relation.Aux or Relation.Mark) shared = false;
            }

            var finitePast = (text[token].Morphology & Morphology.VerbFin) != 0;
            if (shared && !finitePast && text[token].Upos == Upos.VERB && !_decided)
            {
                for (var child = tree.FirstChild(head); child >= 0 && child < token; child = tree.NextSibling(child))
                {
                    if (text[child].Relation == Relation.Aux && ModalOf(document.Lemma(child), out var future) is { } modal) Decide(modal, child, weak: future || modal == Modality.Hypothetical);
                    if (text[child].Relation == Relation.Advmod && IsNegation(document.Lemma(child)) && !IsNotOnly(child)) Negate(child);
                }
            }

            return true;
        }

        private bool Complement(int token, int head)
        {
            var effect = Operators.Effect(document, head, token, out _);
            var text = document.Text;
            var lemma = document.Lemma(head);
            if (text[token].Relation == Relation.Xcomp && lemma is "be" or "go" && !_decided)
            {
                Decide(Modality.Planned, head, weak: true);
            }
            else if (lemma == "have" && text[token].Relation == Relation.Xcomp)
            {
                if (HasAdverb(head, "yet")) Negate(head);
                else Decide(Modality.Demanded, head);
            }
            else if (effect is { } known)
            {
                Apply(known, head);
            }
            else if (text[token].Relation == Relation.Ccomp && text[head].Upos == Upos.VERB)
            {
                Decide(Modality.Alleged, head, weak: true);
            }

            // An infinitive shares the auxiliaries of the verb it completes ("will begin to", "did not try to").
            Governor(head);
            return true;
        }

        private bool NounClause(int token, int head)
        {
            var text = document.Text;
            var effect = Operators.Effect(document, head, token, out _);
            if (effect is null && HasThat(token)) effect = Operators.NounEffect(document, head);
            if (effect is { } known)
            {
                Apply(known, head);
            }
            else if (document.Tree.Child(token, Relation.Mark) is >= 0 and var mark && document.Lemma(mark) == "to")
            {
                Decide(Modality.Planned, head, weak: true);
            }
            else
            {
                return false;
            }

            return true;
        }

        private readonly bool HasThat(int clause)
        {
            for (var child = document.Tree.FirstChild(clause); child >= 0; child = document.Tree.NextSibling(child))
            {
                if (child < clause && document.Lemma(child) is "that" or "which") return true;
            }

            return false;
        }

        private bool Adverbial(int token, int head)
        {
            var marker = Operators.Marker(document, token);
            var effect = Operators.Effect(document, head, token, out _);
            if (effect is { } known)
            {
                Apply(known, head);
                Governor(head);
                return true;
            }

            switch (marker)
            {
                case "to":
                    Decide(Modality.Planned, token, weak: true);
                    return false;
                case "until" or "before" when (document.Text[token].Morphology & Morphology.TensePast) == 0:
                    Decide(Modality.Hypothetical, token, weak: true);
                    return false;
                case "than" or "of" when document.Lemma(head) is "rather" or "instead":
                    Negate(head);
                    return false;
                default:
                    return false;
            }
        }

        private bool Nominal(int token, int head, Relation relation)
        {
            var text = document.Text;
            if (text[token].Upos is Upos.VERB && relation is Relation.Obl or Relation.Nmod or Relation.Nsubj)
            {
                var gerund = Operators.Effect(document, head, token, out _);
                if (gerund is { } found) Apply(found, head);
                return false;
            }

            if (relation is Relation.Compound or Relation.NmodPoss) return IsCompoundOperator(head);
            if (text[head].Upos is Upos.NOUN or Upos.PROPN)
            {
                var effect = Operators.Effect(document, head, token, out _);
                if (effect is { } known) Apply(known, head);
                else if (!IsContainer(document.Lemma(head))) return false;
                else if (document.Tree.Child(head, Relation.Det) is >= 0 and var det && document.Lemma(det) == "no") Negate(det);
                return true;
            }

            if (text[head].Upos is Upos.VERB or Upos.AUX or Upos.ADJ)
            {
                var effect = Operators.Effect(document, head, token, out var isOperator);
                if (effect is { } known)
                {
                    Apply(known, head);
                    Governor(head);
                    return true;
                }

                if (relation is Relation.Nsubj or Relation.NsubjPass && (IsOccurrence(document.Lemma(head)) || text[head].Upos == Upos.AUX))
                {
                    Governor(head);
                    return true;
                }

                _ = isOperator;
                if (relation is Relation.Obl or Relation.OblAgent && text[head].Upos is Upos.VERB && IsHarm(document.Lemma(head)) && !IsDefinite(token)) Governor(Top(head));
            }

            return false;
        }

        /// <summary>What people suffer by an act: when that is to come, so is the act ("will die in shelling", "would be killed by an air strike").</summary>
        private static bool IsHarm(string lemma) =>
            lemma is "die" or "kill" or "lose" or "wound" or "injure" or "hurt" or "hit" or "strike" or "destroy" or "damage" or "perish" or "suffer" or "flee" or "displace";

        private readonly bool IsDefinite(int noun) =>
            document.Tree.Child(noun, Relation.Det) is >= 0 and var det && document.Lemma(det) is "the" or "this" or "that" or "these" or "those";

        /// <summary>The verb on which a chain of infinitives hangs: "will continue" of "to lose".</summary>
        private readonly int Top(int verb)
        {
            var text = document.Text;
            while (text[verb].Relation == Relation.Xcomp && text[verb].Head >= 0) verb = text[verb].Head;
            return verb;
        }

        /// <summary>Auxiliaries and negation of a verb further up hold for what it governs.</summary>
        private void Governor(int verb)
        {
            if (_decided && !_weak) return;
            var text = document.Text;
            var tree = document.Tree;
            for (var child = tree.FirstChild(verb); child >= 0; child = tree.NextSibling(child))
            {
                var lemma = document.Lemma(child);
                if (text[child].Relation == Relation.Aux && !_decided && ModalOf(lemma, out var future) is { } modal && !Reports(verb)) Decide(modal, child, weak: future);
                if (text[child].Relation == Relation.Advmod && IsNegation(lemma) && !IsNotOnly(child)) Negate(child);
                if (text[child].Relation is Relation.Nsubj && IsEmptySubject(child)) Negate(child);
                if (text[child].Relation == Relation.Mark && lemma is "if" or "unless") Decide(Modality.Hypothetical, child);
            }
        }

        private readonly bool Reports(int verb)
        {
            foreach (var op in document.Codebook.Events.OperatorsOf(document.Lemma(verb)))
            {
                if (op.Effect == OperatorEffect.Alleged) return true;
            }

            return false;
        }

        private void Apply(OperatorEffect effect, int op)
        {
            switch (effect)
            {
                case OperatorEffect.Planned: Decide(Modality.Planned, op, weak: true); break;
                case OperatorEffect.Threatened: Decide(Modality.Threatened, op); break;
                case OperatorEffect.Demanded: Decide(Modality.Demanded, op); break;
                case OperatorEffect.Denied: Decide(Modality.Denied, op); break;
                case OperatorEffect.Hypothetical: Decide(Modality.Hypothetical, op, weak: true); break;
                case OperatorEffect.Alleged: Decide(Modality.Alleged, op, weak: true); break;
                case OperatorEffect.Negated: Negate(op); break;
                case OperatorEffect.Fact or OperatorEffect.Carrier: break;
            }
        }

        /// <summary>
        /// Takes a presentation unless a nearer operator has decided. A weak one (an auxiliary, a plan, a report) gives way to a
        /// stronger one further up: "demanded that it would …", "denied that it planned to …".
        /// </summary>
        private void Decide(Modality modality, int op, bool weak = false)
        {
            if (_negated && modality is Modality.Alleged) return;
            if (_decided && (!_weak || weak || modality is Modality.Alleged)) return;
            if (_negated && !_decided)
            {
                _contentNegated = true;
            }

            (_modality, _decided, _weak, _operator) = (modality, true, weak, op);
        }

        private void Negate(int op)
        {
            if (_decided)
            {
                if (_weak && _modality is Modality.Alleged)
                {
                    // "did not say that …", "no reports of …": the act is not asserted at all.
                    (_modality, _weak, _operator) = (IsDispute(op) ? Modality.Denied : Modality.Hypothetical, false, op);
                }
                else if (_weak)
                {
                    (_modality, _weak, _operator) = (Modality.Negated, false, op);
                }

                return;
            }

            _negated = true;
            if (_operator < 0) _operator = op;
        }

        private readonly bool IsDispute(int op) => document.Lemma(op) is "reject" or "dismiss" or "refute" or "deny" or "dispute" or "rebut";

        private void Adjective(int child, string lemma)
        {
            switch (lemma)
            {
                case "alleged" or "suspected" or "reported" or "purported" or "apparent" or "supposed":
                    Decide(Modality.Alleged, child, weak: true);
                    break;
                case "possible" or "potential" or "imminent" or "likely" or "hypothetical" or "feared" or "prospective" or "further" or "future" or "eventual":
                    Decide(Modality.Hypothetical, child);
                    break;
                case "planned" or "scheduled" or "proposed" or "upcoming" or "forthcoming" or "intended" or "promised" or "expected":
                    Decide(Modality.Planned, child);
                    break;
                case "threatened":
                    Decide(Modality.Threatened, child);
                    break;
                case "foiled" or "thwarted" or "cancelled" or "canceled" or "averted" or "failed" or "aborted" or "postponed":
                    Negate(child);
                    break;
            }
        }

        private readonly bool IsCompoundOperator(int head)
        {
            _ = head;
            return false;
        }

        private readonly bool HasAdverb(int head, string adverb)
        {
            for (var child = document.Tree.FirstChild(head); child >= 0; child = document.Tree.NextSibling(child))
            {
                if (document.Lemma(child) == adverb) return true;
            }

            return false;
        }

        private readonly bool IsNotOnly(int negation) =>
            negation + 1 < document.Text.Count && document.Lemma(negation + 1) is "only" or "just" or "merely" or "necessarily";

        private readonly bool IsEmptySubject(int subject)
        {
            if (document.Lemma(subject) is "nobody" or "none" or "nothing" or "neither") return true;
            var det = document.Tree.Child(subject, Relation.Det);
            return det >= 0 && document.Lemma(det) is "no" or "neither";
        }

        private static bool IsNegation(string lemma) => lemma is "not" or "n't" or "never" or "nor" or "neither" or "hardly" or "no" or "n’t";

        private static bool IsOccurrence(string lemma) =>
            lemma is "happen" or "occur" or "begin" or "start" or "continue" or "resume" or "erupt" or "follow" or "come" or "proceed" or "break" or "take"
                or "report" or "record" or "rage" or "hold" or "kill" or "wound" or "hit" or "strike" or "target" or "last" or "end" or "launch";

        private static bool IsContainer(string noun) =>
            noun is "series" or "wave" or "number" or "round" or "spate" or "string" or "campaign" or "flurry" or "dozen" or "hundred" or "score" or "lot"
                or "barrage" or "act" or "kind" or "type" or "part" or "day" or "night" or "week" or "month" or "hour" or "end" or "start" or "beginning"
                or "resumption" or "continuation" or "intensification" or "escalation" or "increase" or "one" or "two" or "some" or "couple" or "pair" or "case" or "incident";

        private static Modality? ModalOf(string lemma, out bool future)
        {
            future = lemma is "will" or "shall" or "'ll" or "’ll" or "would" or "'d" or "wo" or "gonna";
            return lemma switch
            {
                "will" or "shall" or "'ll" or "’ll" or "wo" or "would" or "'d" => Modality.Planned,
                "must" or "should" or "ought" or "need" => Modality.Demanded,
                "can" or "could" or "may" or "might" or "ca" => Modality.Hypothetical,
                _ => null,
            };
        }
    }
}

/// <summary>What <see cref="ModalityCalculus"/> read.</summary>
/// <param name="Modality">How the act is presented.</param>
/// <param name="ContentNegated">Whether what is asked, planned or threatened is that the act be left undone.</param>
/// <param name="Operator">Token of the operator that decided, or -1.</param>
internal readonly record struct ModalityReading(Modality Modality, bool ContentNegated, int Operator);
