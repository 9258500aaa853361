using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// Answers who is meant by a noun phrase, and who does or suffers what a predicate says, over the mentions of a document: with
/// conjuncts, possessors, appositions, relative and personal pronouns, passives and control. Built after the step in Actors.
/// </summary>
internal sealed class ActorIndex
{
    // Things done, made and said: who is named before or behind them does them ("Israeli strikes", "Moscow's proposal").
    private static readonly HashSet<string> Acts = new(StringComparer.Ordinal)
    {
        "accusation", "action", "advance", "agreement", "accord", "airstrike", "allegation", "announcement", "appeal", "arrest", "artillery", "assault", "attack", "attempt", "blockade",
        "bomb", "bombardment", "bombing", "campaign", "ceasefire", "cease-fire", "claim", "condemnation", "deal", "decision", "delegation", "demand", "denial", "deployment", "diplomacy",
        "draft", "effort", "fire", "gunfire", "incursion", "initiative", "intervention", "invasion", "mediation", "meeting", "missile", "mortar", "move", "negotiation", "offensive", "offer",
        "operation", "order", "pact", "patrol", "plan", "plane", "pledge", "policy", "position", "proposal", "pullout", "raid", "refusal", "request", "response", "resolution", "retreat",
        "retaliation", "rocket", "sanction", "shell", "shelling", "siege", "sniper", "statement", "strike", "talk", "threat", "treaty", "truce", "ultimatum", "veto", "violation", "visit",
        "vote", "vow", "warning", "withdrawal", "win", "presence", "role", "support", "aid", "breach", "ambush", "bombers", "gunship", "tank", "drone", "warship", "commitment", "call",
    };

    // Parts and bearers of a party: the party is named behind them ("members of the RSF", "officials from Hamas").
    private static readonly HashSet<string> Parts = new(StringComparer.Ordinal)
    {
        "member", "official", "representative", "leader", "fighter", "soldier", "troop", "unit", "element", "delegation", "negotiator", "force", "number", "dozen", "hundred", "thousand",
        "group", "part", "side", "spokesman", "spokeswoman", "spokesperson", "envoy", "diplomat", "convoy", "ministry", "government", "army", "minister", "president", "head", "majority",
        "rest", "some", "all", "most", "many", "both", "each", "one", "militant", "rebel", "commander", "ally", "official", "team", "patrol", "contingent", "battalion", "brigade", "wing", "faction",
        "headquarters", "command", "staff", "leadership", "authority", "council", "office", "media", "source", "statement", "column", "position", "troops", "supporter", "guerrilla", "gunman",
    };

    private readonly AnnotatedText _text;
    private readonly List<ActorMention> _mentions;

    // For each token the first mention that covers it, as an index, or -1.
    private readonly int[] _at;

    /// <summary>Indexes the mentions of a document.</summary>
    public ActorIndex(AnnotatedText text, List<ActorMention> mentions)
    {
        _text = text;
        _mentions = mentions;
        _at = new int[text.Count];
        Array.Fill(_at, -1);
        for (var m = mentions.Count - 1; m >= 0; m--)
        {
            for (var i = mentions[m].First; i < mentions[m].End; i++) _at[i] = m;
        }
    }

    /// <summary>The actors of the noun phrase that a token heads; empty when it names none. At most a handful, without repetition.</summary>
    public IReadOnlyList<ActorMention> ActorsAt(int head)
    {
        if (head < 0) return [];
        List<ActorMention>? found = null;
        Collect(head, ref found, 0);
        return found is null ? [] : found;
    }

    /// <summary>The actor whose words end right before a token and that is named or referred to there, or null.</summary>
    public ActorMention? NameEndingAt(int token)
    {
        if (token == 0 || _at[token - 1] < 0) return null;
        var mention = _mentions[_at[token - 1]];
        return mention.End == token && mention.Via != MentionVia.Adjective ? mention : null;
    }

    /// <summary>The first actor whose words hold a token, or null.</summary>
    public ActorMention? NameOver(int token) => _at[token] < 0 ? null : _mentions[_at[token]];

    /// <summary>Those who do what a predicate says: its subject, by grammar if need be, or the agent of a passive; for a noun its possessor or who stands behind "by".</summary>
    public IReadOnlyList<ActorMention> SubjectActors(int predicate)
    {
        List<ActorMention>? found = null;
        if (_text[predicate].Upos is Upos.NOUN or Upos.PROPN && _text.Copula(predicate) < 0 && _text.Subject(predicate) < 0)
        {
            Modifiers(predicate, ref found, 0);
            foreach (var child in _text.Children(predicate))
            {
                if (_text[child].Relation is Relation.Nmod or Relation.OblAgent or Relation.Obl && CaseIs(child, "by")) Collect(child, ref found, 0);
            }
        }
        else if (_text.IsPassive(predicate) || IsPassiveParticiple(predicate))
        {
            foreach (var child in _text.Children(predicate))
            {
                if (_text[child].Relation == Relation.OblAgent || (_text[child].Relation == Relation.Obl && CaseIs(child, "by"))) Collect(child, ref found, 0);
            }
        }
        else if (_text.ImpliedSubject(predicate) is >= 0 and var subject && subject != predicate)
        {
            Collect(subject, ref found, 0);
        }

        return found is null ? [] : found;
    }

    /// <summary>Those to whom it is done: objects, the subject of a passive; for a noun whoever stands behind "on" or "against".</summary>
    public IReadOnlyList<ActorMention> ObjectActors(int predicate)
    {
        List<ActorMention>? found = null;
        var nominal = _text[predicate].Upos is Upos.NOUN or Upos.PROPN;
        foreach (var child in _text.Children(predicate))
        {
            var relation = _text[child].Relation;
            if (relation is Relation.Obj or Relation.Iobj or Relation.NsubjPass) Collect(child, ref found, 0);
            else if (nominal && relation == Relation.Nmod && (CaseIs(child, "on") || CaseIs(child, "against"))) Collect(child, ref found, 0);
        }

        if (found is null && IsPassiveParticiple(predicate) && _text.ImpliedSubject(predicate) is >= 0 and var subject && subject != predicate) Collect(subject, ref found, 0);
        return found is null ? [] : found;
    }

    // "Hospitals hit by Israel": a participle behind a noun without auxiliary.
    private bool IsPassiveParticiple(int predicate) =>
        _text[predicate].Relation is Relation.Acl or Relation.Conj or Relation.Xcomp or Relation.Advcl
        && _text[predicate].Morphology.HasFlag(Morphology.VerbPart) && !_text[predicate].Morphology.HasFlag(Morphology.TensePres)
        && _text.Subject(predicate) < 0 && _text.Child(predicate, Relation.Aux) < 0
        && (_text.Child(predicate, Relation.Obj) < 0 || _text.Child(predicate, Relation.OblAgent) >= 0);

    private bool CaseIs(int token, string word) => _text.CaseMarker(token) is >= 0 and var marker && _text.Lemma(marker) == word;

    private void Collect(int token, ref List<ActorMention>? found, int depth)
    {
        if (depth > 6) return;
        var own = AddAt(token, ref found);
        if (!own) own = ByGrammar(token, ref found, depth);
        foreach (var child in _text.Children(token))
        {
            // A conjunct may lie inside the mention: "Saudi and U.S. mediators".
            if (_text[child].Relation == Relation.Conj && child > token) Collect(child, ref found, depth + 1);
        }
    }

    private bool AddAt(int token, ref List<ActorMention>? found)
    {
        var any = false;
        if (_at[token] < 0) return false;
        for (var m = _at[token]; m < _mentions.Count && _mentions[m].First <= token; m++)
        {
            if (!_mentions[m].Covers(token)) continue;
            Append(_mentions[m], ref found);
            any = true;
        }

        return any;
    }

    private bool ByGrammar(int token, ref List<ActorMention>? found, int depth)
    {
        ref readonly var word = ref _text[token];
        if (word.Morphology.HasFlag(Morphology.PronRel))
        {
            var antecedent = word.Head >= 0 ? _text.Antecedent(word.Head) : -1;
            if (antecedent >= 0 && antecedent != token) Collect(antecedent, ref found, depth + 1);
            return found is not null;
        }

        if (word.Upos is Upos.VERB or Upos.AUX or Upos.ADP) return false;
        var before = found?.Count ?? 0;
        var lemma = _text.Lemma(token);
        if (Acts.Contains(lemma)) Modifiers(token, ref found, depth);
        if ((found?.Count ?? 0) == before && Parts.Contains(lemma))
        {
            foreach (var child in _text.Children(token))
            {
                if (_text[child].Relation == Relation.Nmod && (CaseIs(child, "of") || CaseIs(child, "from") || CaseIs(child, "for"))) Collect(child, ref found, depth + 1);
            }
        }

        if ((found?.Count ?? 0) == before && _text.Child(token, Relation.Appos) is >= 0 and var apposition) Collect(apposition, ref found, depth + 1);
        return (found?.Count ?? 0) > before;
    }

    /// <summary>Actors that modify a noun from the left: possessors, adjectives, compounds, joined ones included ("US-Russia deal").</summary>
    private void Modifiers(int noun, ref List<ActorMention>? found, int depth)
    {
        var sentence = _text.Sentences[_text[noun].Sentence];
        for (var i = Math.Max(sentence.First, noun - 12); i < noun; i++)
        {
            if (_at[i] < 0 || _mentions[_at[i]].First != i) continue;
            if (ReachesByModification(_mentions[_at[i]].Head, noun)) AddAt(i, ref found);
        }

        foreach (var child in _text.Children(noun))
        {
            // "his troops", "their offer": the possessor is a pronoun with an antecedent of its own.
            if (_text[child].Relation == Relation.NmodPoss && _at[child] < 0) Collect(child, ref found, depth + 1);
        }
    }

    private bool ReachesByModification(int token, int noun)
    {
        for (var steps = 0; steps < 6 && token >= 0; steps++)
        {
            if (token == noun) return true;
            if (_text[token].Relation is not (Relation.Amod or Relation.Compound or Relation.NmodPoss or Relation.Conj or Relation.Nmod or Relation.Flat)) return false;
            if (_text[token].Relation == Relation.Nmod && _text[token].Head < token) return false;

            // "Russian-made rockets", "UN-brokered deal": the maker is not the user.
            if (_text[token].Head is >= 0 and var head && head != noun && _text[head].Upos is Upos.VERB or Upos.ADJ && _text[token].Relation != Relation.Conj) return false;
            token = _text[token].Head;
        }

        return false;
    }

    private static void Append(ActorMention mention, ref List<ActorMention>? found)
    {
        found ??= new List<ActorMention>(2);
        foreach (var other in found)
        {
            if (other.Name == mention.Name) return;
        }

        found.Add(mention);
    }
}
