using System.Collections.Frozen;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// Finds the predicates that the event codebook knows and fills their roles. One for each thread: it holds scratch lists.
/// </summary>
internal sealed class FrameFinder
{
    // A longer wording says more than a condition, a condition that something is there more than one that something is not.
    private const int WordWeight = 10;
    private const int ConditionWeight = 4;
    private const int ExclusionWeight = 1;

    // A particle may stand behind a short object ("called the strike off").
    private const int ParticleReach = 4;

    private readonly RuleMatcher _matcher = new();
    private List<int> _sources = [];
    private List<int> _targets = [];
    private readonly List<int> _objects = [];
    private readonly Dictionary<int, Match> _best = [];

    /// <summary>Adds the frames of a document to it.</summary>
    public void Find(Document document)
    {
        var text = document.Text;
        _best.Clear();
        for (var token = 0; token < text.Count; token++)
        {
            if (!document.IsCodebookWord(token)) continue;
            foreach (var phrase in document.Codebook.Events.PhrasesFrom(document.Lemma(token))) Try(document, phrase, token);
        }

        foreach (var match in _best.Values) document.Frames.Add(Fill(document, match));
        document.Frames.Sort(static (a, b) => a.Predicate.CompareTo(b.Predicate));
    }

    private readonly record struct Match(EventRule Rule, int Predicate, int First, int End, int Score);

    private void Try(Document document, RulePhrase phrase, int token)
    {
        var text = document.Text;
        var rule = phrase.Rule;
        int head, end;
        if (rule.Pos == Upos.NOUN)
        {
            if (!Contiguous(document, phrase, token, out head, out end) || !IsNoun(document, head)) return;
        }
        else
        {
            head = token;
            var pos = text[token].Upos;
            if (rule.Pos == Upos.VERB ? pos is not (Upos.VERB or Upos.AUX) : pos is not (Upos.ADJ or Upos.VERB)) return;
            if (!Following(document, phrase, token, out end)) return;
        }

        var score = phrase.Lemmas.Length * WordWeight;
        foreach (var condition in rule.Where) score += condition.Negated ? ExclusionWeight : ConditionWeight;
        if (_best.TryGetValue(head, out var known) && known.Score >= score) return;
        if (!_matcher.Holds(document, head, rule)) return;
        _best[head] = new Match(rule, head, token, end, score);
    }

    /// <summary>Whether a token is a noun: by its tag, by what stands before it, or because the codebook knows no verb of that lemma.</summary>
    private static bool IsNoun(Document document, int token)
    {
        var text = document.Text;
        if (text[token].Upos is Upos.NOUN or Upos.PROPN) return true;
        if (text[token].Upos is Upos.ADP or Upos.AUX or Upos.PRON or Upos.DET or Upos.SCONJ or Upos.CCONJ) return false;

        // "Fighting flared in the town": a gerund before a finite verb is what took place.
        if (text[token].Upos == Upos.VERB && text.Word(token).EndsWith("ing", StringComparison.Ordinal) && token + 1 < text.Count && text[token + 1].Sentence == text[token].Sentence
            && text[token + 1].Upos is Upos.VERB or Upos.AUX && (text[token + 1].Morphology & Morphology.VerbFin) != 0 && document.Tree.Child(token, Relation.Obj) < 0 && document.Tree.Child(token, Relation.Aux) < 0) return true;
        if (text.Word(token).EndsWith("ed", StringComparison.Ordinal) || text.Word(token).EndsWith("ing", StringComparison.Ordinal)) return false;
        if (token > 0 && text[token - 1].Upos == Upos.DET) return true;
        foreach (var phrase in document.Codebook.Events.PhrasesFrom(document.Lemma(token)))
        {
            if (phrase.Rule.Pos == Upos.VERB) return false;
        }

        return text[token].Upos == Upos.VERB;
    }

    private static bool Contiguous(Document document, RulePhrase phrase, int token, out int head, out int end)
    {
        var text = document.Text;
        head = token;
        var at = token;
        for (var index = 0; index < phrase.Lemmas.Length; index++, at++)
        {
            while (at < text.Count && index > 0 && text.Word(at) is "-" or "–") at++;
            if (at >= text.Count || text[at].Sentence != text[token].Sentence || !IsWord(document, at, phrase.Lemmas[index]))
            {
                end = token;
                return false;
            }

            if (index == phrase.HeadIndex) head = at;
        }

        end = at;
        return true;
    }

    private static bool Following(Document document, RulePhrase phrase, int token, out int end)
    {
        var text = document.Text;
        end = token + 1;
        for (var index = 1; index < phrase.Lemmas.Length; index++)
        {
            var limit = Math.Min(text.Count, end + ParticleReach);
            var at = end;
            while (at < limit && !IsWord(document, at, phrase.Lemmas[index])) at++;
            if (at >= limit || text[at].Sentence != text[token].Sentence) return false;
            if (index == phrase.Lemmas.Length - 1 && IsParticle(phrase.Lemmas[index]) && (at > end || phrase.Lemmas[index] is "in") && text[at].Relation == Relation.Case) return false;
            end = at + 1;
        }

        return true;
    }

    /// <summary>Words that close a verb of two words; the same words open a place or a time: "closed its embassy in the capital" is no "close in".</summary>
    private static bool IsParticle(string lemma) => lemma is "in" or "out" or "off" or "on" or "up" or "down" or "over" or "away" or "back" or "apart";

    private static bool IsWord(Document document, int token, string lemma) =>
        document.Lemma(token) == lemma || document.Text.Word(token).Equals(lemma, StringComparison.OrdinalIgnoreCase);

    private EventFrame Fill(Document document, Match match)
    {
        var (rule, predicate) = (match.Rule, match.Predicate);
        var at = document.Text[predicate].Relation == Relation.Aux ? document.Text[predicate].Head : predicate;
        _sources.Clear();
        _targets.Clear();
        _objects.Clear();
        Arguments.Subjects(document, at, _sources);
        foreach (var preposition in rule.SourcePrepositions)
        {
            if (_sources.Count == 0 || rule.SubjectIsTarget) Arguments.Prepositional(document, at, preposition, rule.SubjectIsTarget ? _targets : _sources);
        }

        if (rule.Pos == Upos.VERB && _sources.Count == 0 && rule.Type == EventType.ASSAULT && ArmedBefore(document, at) is >= 0 and var armed) _sources.Add(armed);
        if (rule.Pos == Upos.VERB && _sources.Count == 0 && rule.Type == EventType.ASSAULT && FireBehind(document, at) is >= 0 and var fire) _sources.Add(fire);
        if (rule.Pos == Upos.VERB) Arguments.Objects(document, at, _objects);
        for (var i = _objects.Count - 1; i >= 0; i--)
        {
            if ((match.First <= _objects[i] && _objects[i] < match.End) || IsCountOfTimes(document, _objects[i])) _objects.RemoveAt(i);
        }

        var theme = _objects.Count > 0 ? _objects[0] : -1;
        if (!rule.ObjectIsTheme) _targets.AddRange(_objects);
        var accused = Arguments.AccusedGerund(document, at) >= 0;
        if (accused && rule.Pos == Upos.NOUN) Arguments.AddConjuncts(document, document.Text[at].Head, _targets);


        // "By bombing the port": a gerund that was taken for a noun has its object all the same.
        if (rule.Pos == Upos.NOUN && _targets.Count == 0 && document.Tree.Child(at, Relation.Obj) is >= 0 and var befallen) Arguments.AddConjuncts(document, befallen, _targets);
        if (_targets.Count == 0 || rule.Symmetric)
        {
            for (var i = 0; i < rule.TargetPrepositions.Count; i++)
            {
                var preposition = rule.TargetPrepositions[i];
                Arguments.Prepositional(document, at, preposition, _targets);
                if (_targets.Count > 0 && preposition is not "between") break;
            }
        }

        // "A barrage of Houthi missiles": what it is made of, and whose, is no target.
        if (rule.Pos == Upos.NOUN && document.Lemma(predicate) is "barrage" or "salvo" or "volley")
        {
            foreach (var weapon in _targets)
            {
                if (IncidentKinds.IsWeapon(document, weapon) && Arguments.CaseLemma(document, weapon) == "of" && !_sources.Contains(weapon)) _sources.Add(weapon);
            }

            _targets.RemoveAll(t => _sources.Contains(t));
        }

        if (document.Tree.Child(at, Relation.Iobj) is >= 0 and var recipient)
        {
            _targets.Clear();
            Arguments.AddConjuncts(document, recipient, _targets);
        }

        if (rule.SubjectIsTarget)
        {
            (_sources, _targets) = (_targets, _sources);
        }

        for (var i = rule.Symmetric ? -1 : _targets.Count - 1; i >= 0; i--)
        {
            if (_sources.Contains(_targets[i])) _targets.RemoveAt(i);
        }

        var reading = ModalityCalculus.Of(document, at);
        return new EventFrame
        {
            Predicate = predicate,
            First = match.First,
            End = match.End,
            Rule = rule,
            Type = rule.Type,
            Mode = rule.Mode,
            Sources = [.. _sources],
            Targets = [.. _targets],
            Theme = theme,
            Place = PlaceOf(document, at),
            Modality = accused && reading.Modality == Modality.Happened ? Modality.Alleged : reading.Modality,
            ContentNegated = reading.ContentNegated,
        };
    }

    /// <summary>"On Feb 19 gunmen killed two policemen": armed men or weapons right before an active verb, though a parser hung them elsewhere; or -1.</summary>
    private static int ArmedBefore(Document document, int verb)
    {
        var text = document.Text;
        if (text[verb].Upos != Upos.VERB || Arguments.IsPassive(document, verb) || text.Word(verb).EndsWith("ing", StringComparison.Ordinal)) return -1;
        var at = verb - 1;
        while (at > 0 && text[at].Sentence == text[verb].Sentence && text[at].Upos is Upos.ADV or Upos.AUX) at--;
        return at >= 0 && text[at].Sentence == text[verb].Sentence && text[at].Upos == Upos.NOUN
            && (Belligerents.IsForce(document, at) || document.Lemma(at) is "jet" or "aircraft" or "warplane" or "helicopter" or "drone" or "rocket" or "missile" or "shell" or "artillery" or "tank" or "plane" or "mortar" or "gunship" or "attacker" or "raider" or "bomber" or "assailant") ? at : -1;
    }

    /// <summary>"Was killed by Israeli fire east of the town": the fire behind "by" of a passive, though a parser took it for a part of what follows; or -1.</summary>
    private static int FireBehind(Document document, int verb)
    {
        var text = document.Text;
        if (!Arguments.IsPassive(document, verb) || verb + 2 >= text.Count || document.Lemma(verb + 1) != "by") return -1;
        for (var at = verb + 2; at < Math.Min(text.Sentences[text[verb].Sentence].End, verb + 6); at++)
        {
            if (document.Lemma(at) is "fire" or "gunfire" or "shell" or "shelling" && text[at].Upos == Upos.NOUN) return at;
            if (text[at].Upos is not (Upos.ADJ or Upos.NOUN or Upos.PROPN or Upos.DET)) return -1;
        }

        return -1;
    }

    /// <summary>"Opened fire 112 times": how often is no object.</summary>
    private static bool IsCountOfTimes(Document document, int token) => document.Lemma(token) is "time" or "occasion";

    private static readonly FrozenSet<string> Locative = new[]
    {
        "in", "at", "near", "on", "around", "outside", "inside", "across", "over", "into", "to", "from", "of", "along", "towards", "toward", "throughout", "against",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Head of the nearest place name that depends on the predicate, its carrier verb or its object, by a locative preposition; or -1.</summary>
    private static int PlaceOf(Document document, int predicate)
    {
        if (document.Places.Count == 0) return -1;
        var carrier = document.Text[predicate].Upos is Upos.NOUN or Upos.PROPN ? Arguments.Carrier(document, predicate) : -1;
        var (best, distance) = (-1, int.MaxValue);
        var sentence = document.Text.Sentences[document.Text[predicate].Sentence];
        foreach (var place in document.Places)
        {
            if (place.End <= sentence.First) continue;
            if (place.First >= sentence.End) break;
            if (place.Role != PlaceRole.Place) continue;
            var head = place.First;
            while (head < place.End && document.Text[head].Head is var up && up >= place.First && up < place.End) head = up;
            if (!Locative.Contains(Arguments.CaseLemma(document, head)) && document.Text[head].Relation is not (Relation.Obj or Relation.NsubjPass or Relation.Compound)) continue;
            if (!document.Tree.Dominates(predicate, head) && (carrier < 0 || !document.Tree.Dominates(carrier, head))) continue;
            var away = Math.Abs(head - predicate);
            if (away < distance) (best, distance) = (head, away);
        }

        return best;
    }
}
