using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// Who and what depends on a predicate, by Universal Dependencies: through passives, participles, relative clauses, control and
/// coordination. Answers are head tokens; conjuncts are listed one by one.
/// </summary>
internal static class Arguments
{
    private const int MaxDepth = 6;

    // Singular nouns that do what a verb of force says.
    private static readonly HashSet<string> Agents = new(StringComparer.Ordinal) { "artillery", "aircraft", "police", "military", "army", "militia", "navy", "cavalry", "infantry", "armour", "armor", "gunfire", "shelling", "fire" };

    /// <summary>Whether a verb stands in the passive, as a clause or as a participle behind or before its noun.</summary>
    public static bool IsPassive(Document document, int verb)
    {
        var text = document.Text;
        ref readonly var token = ref text[verb];
        if (token.Upos != Upos.VERB || IsMisreadFinite(document, verb)) return false;
        for (var child = document.Tree.FirstChild(verb); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (text[child].Relation is Relation.AuxPass or Relation.OblAgent) return true;
            if (text[child].Relation is Relation.Aux && document.Lemma(child) is "get" or "be" && IsPastParticiple(document, verb)) return true;
        }

        if (token.Relation is Relation.Acl && BareObject(document, verb) >= 0) return false;
        if (token.Relation is Relation.Acl or Relation.Amod or Relation.Advcl) return IsPastParticiple(document, verb) && document.Tree.Child(verb, Relation.Obj) < 0;
        if (token.Relation is Relation.Xcomp) return IsPastParticiple(document, verb) && document.Tree.Child(verb, Relation.Obj) < 0;
        return token.Relation is Relation.Conj && token.Head >= 0 && IsPastParticiple(document, verb) && IsPassive(document, token.Head)
            && document.Tree.Child(verb, Relation.Nsubj) < 0;
    }

    /// <summary>
    /// Whether a parser took a finite verb between a name and its object for a modifier of the object: "Thailand launched air strikes",
    /// "the New People's Army ambushed militiamen". It then has the name as subject and its head as object.
    /// </summary>
    public static bool IsMisreadFinite(Document document, int verb)
    {
        var text = document.Text;
        ref readonly var token = ref text[verb];
        if (token.Relation != Relation.Amod || token.Upos is not (Upos.VERB or Upos.ADJ) || token.Head <= verb || verb == text.Sentences[token.Sentence].First) return false;
        if (!text.Word(verb).EndsWith("ed", StringComparison.Ordinal) && text.Word(verb) is not ("struck" or "shot" or "hit" or "fought" or "shut" or "broke" or "took" or "held" or "overran" or "blew" or "beat" or "sent" or "met" or "cut" or "burnt")) return false;
        var auxiliary = Auxiliary(document, verb);
        if (auxiliary < 0 && token.Upos != Upos.VERB) return false;
        if (auxiliary >= 0) return text[token.Head].Head == auxiliary || (text[auxiliary].Relation == Relation.Aux && text[auxiliary].Head == token.Head);
        if (document.Lemma(verb) is "back" or "control" or "lead" or "run" or "occupy" or "administer" or "support" or "broker" or "mediate" or "sponsor" or "ally" or "own" or "fund" or "appoint" or "supply"
            or "negotiate" or "align" or "claim" or "dominate" or "inspire" or "affiliate" or "impose" or "press" or "name" or "base" or "relate" or "design" or "propose" or "draft" or "organise" or "organize" or "arm") return false;
        var subject = document.Who.NameEndingAt(verb) is { } name ? name.Head : text[verb - 1].Upos == Upos.NOUN && ((text[verb - 1].Morphology & Morphology.NumberPlur) != 0 || Agents.Contains(document.Lemma(verb - 1))) ? verb - 1 : -1;
        return subject >= 0 && text[subject].Relation is Relation.Compound or Relation.NmodPoss or Relation.Amod or Relation.Nmod or Relation.Nsubj or Relation.Flat or Relation.Dep or Relation.Conj
            && (text[subject].Head == token.Head || text[subject].Head == verb || (text[subject].Head >= 0 && text[subject].Head < verb && text[text[subject].Head].Head == token.Head));
    }

    /// <summary>The "have" before a participle, adverbs between them left out ("had repeatedly refused"), or -1.</summary>
    private static int Auxiliary(Document document, int participle)
    {
        var at = participle - 1;
        while (at > 0 && document.Text[at].Upos is Upos.ADV or Upos.PART) at--;
        return document.Lemma(at) == "have" && document.Text[at].Sentence == document.Text[participle].Sentence ? at : -1;
    }

    /// <summary>What the act is done to.</summary>
    public static void Objects(Document document, int predicate, List<int> into)
    {
        var text = document.Text;
        var tree = document.Tree;
        var token = text[predicate];
        if (IsPassive(document, predicate))
        {
            if (Add(document, predicate, Relation.NsubjPass, into)) return;
            if (token.Relation is Relation.Acl or Relation.Amod) AddConjuncts(document, token.Head, into);
            else if (token.Relation is Relation.Conj && token.Head >= 0) Objects(document, token.Head, into);
            else if (token.Relation is Relation.Advcl && token.Head >= 0) Subjects(document, token.Head, into);
            else if (token.Relation is Relation.Xcomp && token.Head >= 0 && !Add(document, token.Head, Relation.Obj, into)) Subjects(document, token.Head, into);
            return;
        }

        if (AccusedGerund(document, predicate) >= 0 || IsMisreadFinite(document, predicate))
        {
            AddConjuncts(document, token.Head, into);
            return;
        }

        if (Add(document, predicate, Relation.Obj, into) || FreeRelative(document, predicate, into)) return;
        Governed(document, predicate, "than", into);
        if (into.Count == 0) AtLeast(document, predicate, into);
        if (into.Count > 0) return;
        if (token.Relation == Relation.AclRelcl && token.Head >= 0 && tree.Child(predicate, Relation.Nsubj) is >= 0 and var subject
            && !IsRelative(document, subject))
        {
            AddConjuncts(document, token.Head, into);
            return;
        }

        for (var child = tree.FirstChild(predicate); child >= 0; child = tree.NextSibling(child))
        {
            if (child > predicate && text[child].Upos == Upos.NOUN && !IsTime(document.Lemma(child))
                && (text[child].Relation is Relation.OblUnmarked || (text[child].Relation is Relation.Obl && CaseOrMark(document, child) < 0)))
            {
                AddConjuncts(document, child, into);
                return;
            }

            if (text[child].Relation == Relation.Conj && text[child].Upos == Upos.VERB && tree.Child(child, Relation.Nsubj) < 0
                && Add(document, child, Relation.Obj, into))
            {
                return;
            }
        }

        if (into.Count == 0 && text[predicate].Upos == Upos.VERB && token.Relation == Relation.Acl && BareObject(document, predicate) is >= 0 and var bare) into.Add(bare);
    }

    /// <summary>Who acts.</summary>
    public static void Subjects(Document document, int predicate, List<int> into)
    {
        if (AccusedGerund(document, predicate) is >= 0 and var accusing) Add(document, accusing, Relation.Obj, into);
        else Subjects(document, predicate, into, 0);
    }

    /// <summary>
    /// The verb of blame above a gerund that a parser took for a modifier of its object ("accused the army of shelling towns"), or -1.
    /// </summary>
    public static int AccusedGerund(Document document, int token)
    {
        var text = document.Text;
        var first = text.Sentences[text[token].Sentence].First;
        if (text[token].Relation is not (Relation.Amod or Relation.Compound) || text[token].Head < token || token - 1 <= first) return -1;
        if (!text.Word(token).EndsWith("ing", StringComparison.Ordinal) || document.Lemma(token - 1) != "of") return -1;
        for (var verb = token - 2; verb >= first; verb--)
        {
            if (text[verb].Upos == Upos.VERB && text[verb].Relation is not Relation.Amod) return document.Lemma(verb) is "accuse" or "suspect" or "convict" ? verb : -1;
        }

        return -1;
    }

    /// <summary>
    /// The noun that follows right behind a verb without preposition ("jet bombed Makeni", "killed at least seven people"), or -1: then a participle
    /// behind a noun is no passive, and the noun is its object though the tree has none.
    /// </summary>
    private static int BareObject(Document document, int verb)
    {
        var text = document.Text;
        if (text.Word(verb).EndsWith("ing", StringComparison.Ordinal)) return -1;
        var end = Math.Min(text.Sentences[text[verb].Sentence].End, verb + 10);
        var at = verb + 1;
        while (at + 1 < end && (document.Lemma(at), document.Lemma(at + 1)) is ("at", "least") or ("more", "than") or ("up", "to") or ("fewer", "than") or ("less", "than")) at += 2;
        var last = -1;
        for (; at < end && text[at].Upos is Upos.DET or Upos.ADJ or Upos.NUM or Upos.NOUN or Upos.PROPN; at++)
        {
            if (text[at].Upos is Upos.NOUN or Upos.PROPN) last = at;
        }

        if (last < 0) return -1;
        var first = document.Lemma(verb + 1);
        if (IsTime(document.Lemma(last)) || first is "last" or "next" or "this") return -1;
        foreach (var time in text.Times)
        {
            if (time.First <= last && last < time.End) return -1;
        }

        return last;
    }

    // "Killed at least 14 rebels", "up to 40": the words before the number are no preposition.
    private static void AtLeast(Document document, int predicate, List<int> into)
    {
        for (var child = document.Tree.FirstChild(predicate); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (child < predicate || document.Text[child].Relation != Relation.Obl || document.Tree.Child(child, Relation.Nummod) < 0) continue;
            var first = document.Tree.Range(child).First;
            if (first + 1 < child && (document.Lemma(first), document.Lemma(first + 1)) is ("at", "least") or ("at", "little") or ("up", "to") or ("at", "most")) AddConjuncts(document, child, into);
        }
    }

    // "Struck what it called camps": the object is what the clause of naming calls it.
    private static bool FreeRelative(Document document, int predicate, List<int> into)
    {
        var text = document.Text;
        for (var child = document.Tree.FirstChild(predicate); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (child < predicate || text[child].Relation is not (Relation.Ccomp or Relation.Obj or Relation.Xcomp)) continue;
            if (document.Lemma(child) is not ("call" or "describe" or "term" or "say" or "regard") || document.Lemma(document.Tree.Range(child).First) != "what") continue;
            for (var named = document.Tree.FirstChild(child); named >= 0; named = document.Tree.NextSibling(named))
            {
                if (named < child || text[named].Upos is not (Upos.NOUN or Upos.PROPN) || text[named].Relation is not (Relation.Obj or Relation.Xcomp or Relation.Ccomp)) continue;
                AddConjuncts(document, named, into);
                return true;
            }
        }

        return false;
    }

    /// <summary>What a preposition leads to, from a verb or a noun and, for a noun, from the verb that carries it.</summary>
    public static void Prepositional(Document document, int predicate, string preposition, List<int> into)
    {
        var text = document.Text;
        var before = into.Count;
        Governed(document, predicate, preposition, into);
        if (into.Count > before) return;
        if (text[predicate].Upos == Upos.VERB)
        {
            var obj = document.Tree.Child(predicate, IsPassive(document, predicate) ? Relation.NsubjPass : Relation.Obj);
            if (obj >= 0) Governed(document, obj, preposition, into);
        }
        else if (Carrier(document, predicate) is >= 0 and var carrier)
        {
            Governed(document, carrier, preposition, into);
        }
    }

    /// <summary>The verb that carries a noun ("launched an attack", "an attack was launched"), or -1.</summary>
    public static int Carrier(Document document, int noun)
    {
        var text = document.Text;
        for (var child = document.Tree.FirstChild(noun); child >= 0 && child < noun; child = document.Tree.NextSibling(child))
        {
            if (IsMisreadFinite(document, child)) return child;
        }

        for (var steps = 0; steps < 3; steps++)
        {
            var head = text[noun].Head;
            if (head < 0) return -1;
            switch (text[noun].Relation)
            {
                case Relation.Obj or Relation.NsubjPass when text[head].Upos == Upos.VERB:
                    return head;
                case Relation.Obl when text[head].Upos == Upos.VERB && CaseIs(document, noun, "in", "on", "out", "into", "than"):
                    return head;
                case Relation.Nmod or Relation.Conj:
                    noun = head;
                    break;
                default:
                    return -1;
            }
        }

        return -1;
    }

    /// <summary>Lemma of the preposition of a token, or the empty string.</summary>
    public static string CaseLemma(Document document, int token)
    {
        var marker = document.Tree.CaseOf(token);
        return marker < 0 ? "" : document.Lemma(marker);
    }

    /// <summary>Adds a token and those coordinated with it.</summary>
    public static void AddConjuncts(Document document, int token, List<int> into)
    {
        if (token < 0) return;
        token = Antecedent(document, token);
        if (!into.Contains(token)) into.Add(token);
        for (var child = document.Tree.FirstChild(token); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation == Relation.Conj && document.Text[child].Upos is Upos.NOUN or Upos.PROPN or Upos.PRON or Upos.NUM
                && !into.Contains(child) && document.Text[child].Relation == Relation.Conj)
            {
                into.Add(child);
            }
        }
    }

    /// <summary>Whether a token is a relative pronoun ("who", "which", "that") of a relative clause.</summary>
    public static bool IsRelative(Document document, int token) =>
        document.Text[token].Upos == Upos.PRON && document.Lemma(token) is "who" or "which" or "that" or "whom" or "whose"
        && RelativeClause(document, token) >= 0;

    private static void Subjects(Document document, int predicate, List<int> into, int depth)
    {
        if (depth > MaxDepth || predicate < 0) return;
        var text = document.Text;
        var token = text[predicate];
        if (token.Upos is Upos.NOUN or Upos.PROPN && document.Tree.Child(predicate, Relation.Cop) < 0)
        {
            NounSubjects(document, predicate, into, depth);
            return;
        }

        if (IsPassive(document, predicate))
        {
            if (!Add(document, predicate, Relation.OblAgent, into)) Governed(document, predicate, "by", into);
            return;
        }

        if (Add(document, predicate, Relation.Nsubj, into) || Add(document, predicate, Relation.NsubjPass, into)) return;
        if (token.Relation is Relation.Ccomp or Relation.Advcl or Relation.Parataxis or Relation.Root or Relation.AclRelcl && AdjacentActor(document, predicate) is >= 0 and var adjacent)
        {
            AddConjuncts(document, adjacent, into);
            return;
        }

        var head = token.Head;
        if (head < 0) return;
        switch (token.Relation)
        {
            case Relation.Conj:
                Surface(document, head, into, depth + 1);
                break;
            case Relation.Xcomp:
                if (document.Lemma(head) is "promise" or "threaten" or "vow" or "pledge" || !Add(document, head, Relation.Obj, into)) Surface(document, head, into, depth + 1);
                break;
            case Relation.Advcl or Relation.Parataxis or Relation.Ccomp:
                if (token.Relation == Relation.Advcl && CaseIs(document, predicate, "of", "for", "from", "with") && Add(document, head, Relation.Obj, into)) break;
                if (document.Tree.Child(predicate, Relation.Expl) < 0 && IsNonFinite(document, predicate) && !IsPerfect(document, predicate)) Surface(document, head, into, depth + 1);
                break;
            case Relation.Acl:
                if (CaseOrMark(document, predicate) < 0) AddConjuncts(document, head, into);
                else Surface(document, head, into, depth + 1);
                break;
            case Relation.AclRelcl:
                if (document.Tree.Child(predicate, Relation.Obj) >= 0) AddConjuncts(document, head, into);
                break;
            case Relation.Amod when IsMisreadFinite(document, predicate):
                if (Auxiliary(document, predicate) is >= 0 and var have)
                {
                    if (text[have].Relation == Relation.Aux) Add(document, head, Relation.Nsubj, into);
                    else Subjects(document, have, into, depth + 1);
                    break;
                }

                var subject = document.Who.NameEndingAt(predicate)?.Head ?? predicate - 1;
                if (text[subject].Relation == Relation.Conj && text[subject].Head is >= 0 and var joined && joined < subject) into.Add(joined);
                if (!into.Contains(subject)) into.Add(subject);
                break;
            case Relation.Amod:
                AddConjuncts(document, head, into);
                break;
            case Relation.Csubj or Relation.Obl or Relation.Nmod:
                Surface(document, head, into, depth + 1);
                break;
        }

        if (into.Count == 0) Adjacent(document, predicate, into);
    }

    /// <summary>
    /// The noun right before a finite verb that has no subject in the tree: a name that a parser hung elsewhere ("said President X had torn up …").
    /// </summary>
    private static void Adjacent(Document document, int verb, List<int> into)
    {
        var text = document.Text;
        if (text[verb].Upos != Upos.VERB || text[verb].Relation is Relation.Amod or Relation.Acl or Relation.Xcomp or Relation.Conj) return;
        if (!IsPerfect(document, verb) && (text[verb].Morphology & Morphology.VerbFin) == 0) return;
        var at = verb - 1;
        var first = text.Sentences[text[verb].Sentence].First;
        while (at > first && text[at].Upos is Upos.AUX or Upos.ADV or Upos.PART) at--;
        if (at < first || text[at].Upos is not (Upos.NOUN or Upos.PROPN)) return;
        while (text[at].Relation == Relation.Flat && text[at].Head >= first && text[at].Head < at) at = text[at].Head;
        if (CaseOrMark(document, at) < 0 && text[at].Relation is Relation.Compound or Relation.Obj or Relation.Dep or Relation.Appos or Relation.Nmod or Relation.NmodDesc) into.Add(at);
    }

    /// <summary>The actor right before a verb that has no subject in the tree ("Azerbaijan attacked several towns", taken for an auxiliary), or -1.</summary>
    private static int AdjacentActor(Document document, int verb)
    {
        var text = document.Text;
        if (text[verb].Upos != Upos.VERB || (!IsPerfect(document, verb) && !text.Word(verb).EndsWith("ed", StringComparison.Ordinal) && (text[verb].Morphology & Morphology.VerbFin) == 0)) return -1;
        var at = verb;
        while (at > 0 && text[at - 1].Sentence == text[verb].Sentence && text[at - 1].Upos is Upos.ADV or Upos.AUX && document.Who.NameEndingAt(at) is null) at--;
        if (document.Who.NameEndingAt(at) is not { } name || text[name.Head].Sentence != text[verb].Sentence || CaseOrMark(document, name.Head) >= 0) return -1;
        return text[name.Head].Relation is Relation.Nsubj or Relation.NsubjPass or Relation.Obj or Relation.Conj ? -1 : name.Head;
    }

    /// <summary>Whether a verb stands in the perfect: then its clause is finite and has a subject of its own.</summary>
    private static bool IsPerfect(Document document, int verb)
    {
        for (var child = document.Tree.FirstChild(verb); child >= 0 && child < verb; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation == Relation.Aux && document.Lemma(child) is "have" && document.Text.Word(child) is "had" or "has" or "have") return true;
        }

        return false;
    }

    /// <summary>The subject of a clause as it stands, also of a passive one ("X was accused of …ing": X).</summary>
    private static void Surface(Document document, int predicate, List<int> into, int depth)
    {
        if (Add(document, predicate, Relation.Nsubj, into) || Add(document, predicate, Relation.NsubjPass, into)) return;
        Subjects(document, predicate, into, depth);
    }

    private static void NounSubjects(Document document, int noun, List<int> into, int depth)
    {
        var text = document.Text;
        var tree = document.Tree;
        var before = into.Count;
        for (var child = tree.FirstChild(noun); child >= 0; child = tree.NextSibling(child))
        {
            switch (text[child].Relation)
            {
                case Relation.NmodPoss:
                    AddConjuncts(document, child, into);
                    break;
                case Relation.Nmod or Relation.Obl when CaseIs(document, child, "by"):
                    AddConjuncts(document, child, into);
                    break;
                case Relation.Compound or Relation.Amod when IsActorModifier(document, child, out var named):
                    AddConjuncts(document, named, into);
                    break;
                case Relation.Acl when text[child].Upos == Upos.VERB && IsPastParticiple(document, child):
                    if (!Add(document, child, Relation.OblAgent, into)) Governed(document, child, "by", into);
                    break;
            }
        }

        if (into.Count > before) return;
        var carrier = Carrier(document, noun);
        if (carrier < 0) return;
        if (document.Lemma(carrier) == "blame" && IsPassive(document, carrier)) Governed(document, carrier, "on", into);
        else if (Operators.Carries(document, carrier)) Subjects(document, carrier, into, depth + 1);
    }

    /// <summary>Whether a modifier before a noun names who acts ("Israeli strikes", "coalition raids", "Saudi-led strikes").</summary>
    private static bool IsActorModifier(Document document, int token, out int named)
    {
        named = token;
        var text = document.Text;
        if (document.Lemma(token) is "lead" or "led")
        {
            for (var child = document.Tree.FirstChild(token); child >= 0; child = document.Tree.NextSibling(child))
            {
                if (text[child].Upos is Upos.PROPN or Upos.ADJ)
                {
                    named = child;
                    return true;
                }
            }

            return false;
        }

        foreach (var actor in document.Actors)
        {
            if (actor.First <= token && token < actor.End) return true;
            if (actor.First > token) break;
        }

        return document.Lemma(token) is "rebel" or "government" or "army" or "militant" or "coalition" or "insurgent" or "regime" or "separatist" or "jihadist" or "militia";
    }

    private static bool Add(Document document, int predicate, Relation relation, List<int> into)
    {
        var found = document.Tree.Child(predicate, relation);

        // "Charges that troops killed peacekeepers": the conjunction taken for an object.
        if (relation == Relation.Obj && found >= 0 && document.Lemma(found) == "that" && document.Text[predicate].Relation == Relation.Ccomp)
        {
            do found = document.Tree.NextSibling(found);
            while (found >= 0 && document.Text[found].Relation != Relation.Obj);
        }

        if (found < 0) return false;
        AddConjuncts(document, found, into);
        return true;
    }

    private static void Governed(Document document, int head, string preposition, List<int> into)
    {
        var text = document.Text;
        for (var child = document.Tree.FirstChild(head); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (text[child].Relation is Relation.Obl or Relation.Nmod or Relation.OblAgent or Relation.NmodDesc or Relation.Advcl or Relation.Acl
                && CaseIs(document, child, preposition))
            {
                AddConjuncts(document, child, into);
            }
        }
    }

    private static bool CaseIs(Document document, int token, params ReadOnlySpan<string> prepositions)
    {
        for (var child = document.Tree.FirstChild(token); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation is Relation.Case or Relation.Mark && prepositions.Contains(document.Lemma(child))) return true;
        }

        return false;
    }

    private static bool IsTime(string lemma) =>
        lemma is "day" or "week" or "month" or "year" or "hour" or "night" or "morning" or "evening" or "afternoon" or "today" or "yesterday" or "tomorrow" or "time" or "minute" or "weekend";

    private static int CaseOrMark(Document document, int token)
    {
        var marker = document.Tree.CaseOf(token);
        return marker >= 0 ? marker : document.Tree.Child(token, Relation.Mark);
    }

    private static int Antecedent(Document document, int token)
    {
        if (!IsRelative(document, token)) return token;
        var noun = document.Text[RelativeClause(document, token)].Head;
        return noun < 0 ? token : noun;
    }

    private static int RelativeClause(Document document, int token)
    {
        var clause = document.Text[token].Head;
        for (var steps = 0; clause >= 0 && steps < 4; steps++, clause = document.Text[clause].Head)
        {
            if (document.Text[clause].Relation == Relation.AclRelcl) return clause;
        }

        return -1;
    }

    private static bool IsPastParticiple(Document document, int verb)
    {
        var morphology = document.Text[verb].Morphology;
        if ((morphology & Morphology.VoicePass) != 0) return true;
        if ((morphology & Morphology.VerbPart) != 0) return (morphology & Morphology.TensePast) != 0;
        return (morphology & (Morphology.VerbFin | Morphology.VerbInf | Morphology.VerbGer)) == 0
            && document.Text.Word(verb).EndsWith("ed", StringComparison.Ordinal);
    }

    private static bool IsNonFinite(Document document, int verb)
    {
        var morphology = document.Text[verb].Morphology;
        return (morphology & (Morphology.VerbInf | Morphology.VerbGer | Morphology.VerbPart)) != 0
            || document.Text.Word(verb).EndsWith("ing", StringComparison.Ordinal);
    }
}
