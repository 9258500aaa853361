using System.Collections.Frozen;
using Truce.Language;

namespace Truce.Coding;

/// <summary>Tests the conditions of rules against the tree around a predicate. Holds scratch lists: one for each thread.</summary>
internal sealed class RuleMatcher
{
    private readonly List<int> _found = [];

    /// <summary>Whether every condition of a rule holds at a predicate.</summary>
    public bool Holds(Document document, int predicate, EventRule rule)
    {
        foreach (var condition in rule.Where)
        {
            var any = false;
            foreach (var test in condition.Tests)
            {
                if (Holds(document, predicate, rule, test))
                {
                    any = true;
                    break;
                }
            }

            if (any == condition.Negated) return false;
        }

        return true;
    }

    /// <summary>Whether a token, as the head of a phrase, is one of the words: alone or with the words before it.</summary>
    public static bool IsOneOf(Document document, int token, FrozenSet<string> words)
    {
        var text = document.Text;
        var lemma = document.Lemma(token);
        if (words.Contains(lemma)) return true;
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> buffer = stackalloc char[64];
        var length = Copy(lemma, buffer, 64);
        if (length < 0) return false;
        var sentence = text.Sentences[text[token].Sentence];
        for (var (previous, taken) = (token - 1, 0); previous >= sentence.First && taken < 2; previous--, taken++)
        {
            var before = document.Lemma(previous);
            if (before.Length + 1 + length > 64 || before.Length == 0) return false;
            buffer[(64 - length)..].CopyTo(buffer[(64 - length)..]);
            buffer[64 - length - 1] = ' ';
            before.AsSpan().CopyTo(buffer[(64 - length - 1 - before.Length)..]);
            length += before.Length + 1;
            if (lookup.Contains(buffer[(64 - length)..])) return true;
        }

        return false;
    }

    private static int Copy(string lemma, Span<char> buffer, int end)
    {
        if (lemma.Length > end) return -1;
        lemma.AsSpan().CopyTo(buffer[(end - lemma.Length)..]);
        return lemma.Length;
    }

    private bool Holds(Document document, int predicate, EventRule rule, RuleTest test)
    {
        var text = document.Text;
        var tree = document.Tree;
        _found.Clear();
        switch (test.Slot)
        {
            case RuleSlot.Object:
                Arguments.Objects(document, predicate, _found);
                break;
            case RuleSlot.Subject:
                Arguments.Subjects(document, predicate, _found);
                break;
            case RuleSlot.Any:
                Arguments.Objects(document, predicate, _found);
                Arguments.Subjects(document, predicate, _found);
                break;
            case RuleSlot.Compound:
                for (var child = tree.FirstChild(predicate); child >= 0; child = tree.NextSibling(child))
                {
                    if (child < predicate && text[child].Relation is Relation.Compound or Relation.Amod or Relation.NmodPoss or Relation.NmodDesc) _found.Add(child);
                }

                break;
            case RuleSlot.Verb:
                Verbs(document, predicate);
                break;
            case RuleSlot.Prepositional:
                Arguments.Prepositional(document, predicate, test.Preposition!, _found);
                if (_found.Count == 0 && test.Preposition == "to" && rule.Pos == Upos.ADJ) Infinitive(document, predicate);
                break;
            case RuleSlot.Clause:
                for (var child = tree.FirstChild(predicate); child >= 0; child = tree.NextSibling(child))
                {
                    if (text[child].Relation is Relation.Xcomp || (text[child].Relation is Relation.Ccomp or Relation.Advcl or Relation.Acl && Operators.Marker(document, child) == "to")) _found.Add(child);
                }

                break;
            case RuleSlot.That:
                if (tree.Child(predicate, Relation.Ccomp) is >= 0 and var clause) _found.Add(clause);
                else if (tree.Child(predicate, Relation.Csubj) is var after && after > predicate) _found.Add(after); // "it is vital that they leave"
                break;
            case RuleSlot.Near:
                return IsNear(document, predicate, test.Words!);
            case RuleSlot.Future:
                return HasAuxiliary(document, predicate, "will", "shall", "'ll", "would") && !HasNegation(document, predicate);
            case RuleSlot.WillNot:
                return HasAuxiliary(document, predicate, "will", "shall", "would", "can", "could") && HasNegation(document, predicate);
            case RuleSlot.Negated:
                return HasNegation(document, predicate);
            case RuleSlot.Modal:
                return text[predicate].Relation == Relation.Aux || HasAuxiliary(document, predicate, "can", "could", "must", "should", "will", "may", "might");
            case RuleSlot.Joint:
                Arguments.Subjects(document, predicate, _found);
                return _found.Count > 1 || (_found.Count == 1 && (text[_found[0]].Morphology & Morphology.NumberPlur) != 0);
        }

        if (test.Words is null) return _found.Count > 0;
        foreach (var token in _found)
        {
            if (Fills(document, token, test)) return true;
        }

        return false;
    }

    private static bool Fills(Document document, int token, RuleTest test)
    {
        var text = document.Text;
        ref readonly var word = ref text[token];
        if (word.Upos == Upos.PRON)
        {
            return (test.Dynamic & DynamicFiller.Pronoun) != 0 && document.Lemma(token) is "he" or "she" or "they" or "we" or "I" or "who" or "you" or "it"
                || test.Words!.Contains(document.Lemma(token));
        }

        if ((test.Dynamic & (DynamicFiller.Place | DynamicFiller.Actor)) != 0 && (word.Upos == Upos.PROPN || IsActor(document, token))) return true;
        if ((test.Dynamic & DynamicFiller.Number) != 0 && word.Upos == Upos.NUM) return true;
        return IsOneOf(document, token, test.Words!) || (IsQuantity(document.Lemma(token)) && Counted(document, token, test.Words!));
    }

    private static bool IsActor(Document document, int token)
    {
        foreach (var actor in document.Actors)
        {
            if (actor.Head == token) return true;
            if (actor.First > token) break;
        }

        return false;
    }

    /// <summary>"dozens of soldiers", "one of the leaders": the word that counts is behind "of".</summary>
    private static bool Counted(Document document, int token, FrozenSet<string> words)
    {
        for (var child = document.Tree.FirstChild(token); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation == Relation.Nmod && IsOneOf(document, child, words)) return true;
        }

        return false;
    }

    private static bool IsQuantity(string lemma) =>
        lemma is "dozens" or "hundreds" or "thousands" or "scores" or "tens" or "dozen" or "hundred" or "thousand" or "score" or "number" or "group" or "one" or "many" or "some" or "lot" or "rest" or "member" or "million"
            or "tonne" or "ton" or "truckload" or "most" or "part" or "all" or "two" or "three" or "series" or "round";

    private void Verbs(Document document, int noun)
    {
        var text = document.Text;
        for (var steps = 0; steps < 3; steps++)
        {
            if (document.Tree.CaseOf(noun) is >= 0 and var preposition) _found.Add(preposition);
            var head = text[noun].Head;
            if (head < 0) return;
            if (text[head].Upos is Upos.VERB or Upos.AUX)
            {
                if (text[noun].Relation is Relation.Obj or Relation.NsubjPass or Relation.Obl or Relation.Nsubj or Relation.Xcomp or Relation.Ccomp) _found.Add(head);
                return;
            }

            if (text[noun].Relation is not (Relation.Nmod or Relation.Conj)) return;
            noun = head;
        }
    }

    private void Infinitive(Document document, int predicate)
    {
        for (var child = document.Tree.FirstChild(predicate); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation is Relation.Xcomp or Relation.Advcl or Relation.Ccomp) _found.Add(child);
        }
    }

    private static bool IsNear(Document document, int predicate, FrozenSet<string> words)
    {
        var text = document.Text;
        var end = Math.Min(text.Sentences[text[predicate].Sentence].End, predicate + 14);
        for (var token = predicate + 1; token < end; token++)
        {
            if (IsOneOf(document, token, words)) return true;
        }

        return false;
    }

    private static bool HasAuxiliary(Document document, int predicate, params ReadOnlySpan<string> lemmas)
    {
        var text = document.Text;
        for (var step = 0; step < 2; step++)
        {
            for (var child = document.Tree.FirstChild(predicate); child >= 0 && child < predicate; child = document.Tree.NextSibling(child))
            {
                if (text[child].Relation is Relation.Aux or Relation.Cop && lemmas.Contains(document.Lemma(child))) return true;
            }

            if (text[predicate].Relation != Relation.Conj || text[predicate].Head < 0) return false;
            predicate = text[predicate].Head;
        }

        return false;
    }

    private static bool HasNegation(Document document, int predicate)
    {
        for (var child = document.Tree.FirstChild(predicate); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Lemma(child) is "not" or "n't" or "never" or "n’t") return true;
        }

        return false;
    }
}
