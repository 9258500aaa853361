namespace Truce.Language.Coreference;

/// <summary>
/// Says which mentions of a document stand for the same thing: names by their variants, descriptions by nouns that an entity has been
/// called by, pronouns by the best antecedent within a few sentences. Precision before recall. Holds scratch buffers: one for each
/// thread.
/// </summary>
internal sealed class CoreferenceResolver(PronounWeights weights)
{
    private const int FarthestSentences = 4;
    private const float LeastConfidence = 0.4f;

    private readonly PronounWeights _weights = weights;
    private readonly List<Candidate> _candidates = [];
    private readonly List<Entity> _entities = [];
    private readonly float[] _features = new float[PronounWeights.Count];
    private readonly List<(int Entity, float Score)> _ranking = [];

    /// <summary>Called for each pronoun before its antecedent is chosen, with the entities it may stand for; for training.</summary>
    public Action<int, IReadOnlyList<int>>? OnPronoun { get; set; }

    /// <summary>The candidate mentions of the text resolved last.</summary>
    public IReadOnlyList<Candidate> Candidates => _candidates;

    /// <summary>The entities of the text resolved last.</summary>
    public IReadOnlyList<Entity> Entities => _entities;

    /// <summary>Finds the mentions of a text that has its names; only those that share their entity with another, by position.</summary>
    public List<Mention> Resolve(AnnotatedText text)
    {
        MentionFinder.Find(text, _candidates);
        _entities.Clear();
        for (var i = 0; i < _candidates.Count; i++)
        {
            var candidate = _candidates[i];
            var (entity, confidence) = candidate.Kind switch
            {
                MentionKind.Name => (NameVariants.Find(text, _candidates, _entities, i), 0.95f),
                MentionKind.Noun => (Described(text, i), 0.7f),
                _ => Antecedent(text, i),
            };
            Join(text, i, entity, confidence);
        }

        return Mentions();
    }

    /// <summary>The features of an entity as the antecedent of a pronoun, for training.</summary>
    public ReadOnlySpan<float> FeaturesOf(AnnotatedText text, int pronoun, int entity)
    {
        Describe(text, pronoun, entity);
        return _features;
    }

    /// <summary>Class of a pronoun: 0 he and she, 1 they, 2 it.</summary>
    public static int ClassOf(Candidate pronoun) => pronoun.Plural ? 1 : pronoun.Gender == Gender.Neuter ? 2 : 0;

    private List<Mention> Mentions()
    {
        var mentions = new List<Mention>();
        foreach (var candidate in _candidates)
        {
            if (candidate.Entity >= 0 && _entities[candidate.Entity].Count > 1)
            {
                mentions.Add(new Mention(candidate.First, candidate.End, candidate.Head, candidate.Entity, candidate.Confidence));
            }
        }

        return mentions;
    }

    private void Join(AnnotatedText text, int index, int entity, float confidence)
    {
        var candidate = _candidates[index];
        if (entity < 0)
        {
            if (candidate.Kind == MentionKind.Pronoun) return;
            entity = _entities.Count;
            _entities.Add(new Entity { Plural = candidate.Plural });
            confidence = 1;
        }

        var known = _entities[entity];
        known.Latest = index;
        known.Count++;
        known.Person |= candidate.Person;
        known.Body |= candidate.Body;
        if (known.Gender == Gender.Unknown) known.Gender = candidate.Gender;
        if (candidate.Kind == MentionKind.Name && (known.FullName < 0 || Length(candidate) > Length(_candidates[known.FullName]))) known.FullName = index;
        AddRoles(text, candidate, known);
        candidate.Entity = entity;
        candidate.Confidence = confidence;
        _candidates[index] = candidate;
    }

    private static int Length(Candidate candidate) => candidate.End - candidate.First;

    /// <summary>The nouns that a mention calls its entity by: its own head, titles before a name, an apposition after it.</summary>
    private static void AddRoles(AnnotatedText text, Candidate candidate, Entity entity)
    {
        if (candidate.Kind == MentionKind.Noun) AddRole(entity, text.Lemma(candidate.Head));
        if (candidate.Kind != MentionKind.Name) return;
        if (candidate.Name != NameKind.Person)
        {
            AddRole(entity, text.Lemma(candidate.End - 1).ToLowerInvariant());
            return;
        }

        var sentence = text[candidate.First].Sentence;
        for (var i = candidate.First - 1; i >= Math.Max(0, candidate.First - 5) && text[i].Sentence == sentence && text[i].Upos is Upos.NOUN or Upos.PROPN or Upos.ADP or Upos.ADJ; i--)
        {
            var lemma = text.Lemma(i).ToLowerInvariant();
            if (PersonWords.IsPerson(lemma)) AddRole(entity, lemma);
        }

        foreach (var child in text.Children(candidate.Head))
        {
            if (text[child].Relation == Relation.Appos && child > candidate.Head) AddRole(entity, text.Lemma(child).ToLowerInvariant());
        }
    }

    private static void AddRole(Entity entity, string lemma)
    {
        if (lemma.Length > 2 && !entity.Roles.Contains(lemma)) entity.Roles.Add(lemma);
    }

    /// <summary>The entity that a definite description refers back to, or -1: the latest that has been called so.</summary>
    private int Described(AnnotatedText text, int index)
    {
        var candidate = _candidates[index];
        ref readonly var head = ref text[candidate.Head];
        if (!candidate.Definite || candidate.Plural || head.Upos != Upos.NOUN) return -1;
        if (IsQualified(text, candidate)) return -1;
        var appositive = head.Relation == Relation.Appos && head.Head >= 0;
        var lemma = text.Lemma(candidate.Head);
        var best = -1;
        for (var e = 0; e < _entities.Count; e++)
        {
            var entity = _entities[e];
            var latest = _candidates[entity.Latest];
            if (appositive && latest.Head == head.Head && (entity.Person || entity.Body)) return e;
            if (entity.Plural || !entity.Roles.Contains(lemma) || text[latest.Head].Sentence < head.Sentence - (entity.FullName >= 0 ? 12 : 3)) continue;
            if (!entity.Person && !entity.Body) continue;
            if (best < 0 || entity.Latest > _entities[best].Latest) best = e;
        }

        return best;
    }

    /// <summary>Whether a description brings words of its own that tell it from others called by the same noun ("the Turkish army").</summary>
    private static bool IsQualified(AnnotatedText text, Candidate candidate)
    {
        foreach (var child in text.Children(candidate.Head))
        {
            if (text[child].Relation is Relation.Amod or Relation.Compound or Relation.Nmod or Relation.NmodPoss or Relation.AclRelcl or Relation.Acl or Relation.Nummod) return true;
        }

        return false;
    }

    private (int Entity, float Confidence) Antecedent(AnnotatedText text, int index)
    {
        _ranking.Clear();
        var pronoun = _candidates[index];
        for (var e = _entities.Count - 1; e >= 0; e--)
        {
            if (Allowed(text, pronoun, _entities[e])) _ranking.Add((e, 0));
        }

        if (_ranking.Count == 0) return (-1, 0);
        OnPronoun?.Invoke(index, [.. _ranking.Select(r => r.Entity)]);
        var (best, most, sum) = (-1, float.MinValue, 0.0);
        for (var r = 0; r < _ranking.Count; r++)
        {
            Describe(text, index, _ranking[r].Entity);
            var score = _weights.Score(_features, ClassOf(pronoun));
            _ranking[r] = (_ranking[r].Entity, score);
            if (score > most) (best, most) = (_ranking[r].Entity, score);
        }

        foreach (var (_, score) in _ranking) sum += Math.Exp(score - most);
        var confidence = (float)(1 / sum);
        return confidence >= LeastConfidence ? (best, confidence) : (-1, 0);
    }

    private bool Allowed(AnnotatedText text, Candidate pronoun, Entity entity)
    {
        var latest = _candidates[entity.Latest];
        if (text[pronoun.Head].Sentence - text[latest.Head].Sentence > FarthestSentences) return false;
        if (pronoun.First >= latest.First && pronoun.First < latest.End) return false;
        if (pronoun.Plural) return entity.Plural || entity.Body || entity.Gender == Gender.Unknown;
        if (pronoun.Gender == Gender.Neuter) return !entity.Plural && !entity.Person;
        if (entity.Plural || (entity.Gender != Gender.Unknown && entity.Gender != pronoun.Gender)) return false;
        return entity.Person || (latest.Kind == MentionKind.Name && latest.Name is NameKind.Person or NameKind.Other) || (latest.Kind == MentionKind.Noun && entity.Gender == Gender.Unknown);
    }

    private void Describe(AnnotatedText text, int index, int entityIndex)
    {
        Array.Clear(_features);
        var pronoun = _candidates[index];
        var entity = _entities[entityIndex];
        var latest = _candidates[entity.Latest];
        ref readonly var from = ref text[latest.Head];
        ref readonly var to = ref text[pronoun.Head];
        _features[Math.Clamp(to.Sentence - from.Sentence, 0, 3)] = 1;
        _features[PronounWeights.LogDistance] = MathF.Log2(1 + pronoun.First - latest.Head);
        var subject = from.Relation is Relation.Nsubj or Relation.NsubjPass or Relation.NsubjOuter;
        if (subject) _features[PronounWeights.Subject] = 1;
        else if (from.Relation is Relation.Obj or Relation.Iobj) _features[PronounWeights.Object] = 1;
        else if (from.Relation is Relation.Obl or Relation.OblAgent) _features[PronounWeights.Oblique] = 1;
        else if (from.Relation is Relation.Nmod or Relation.NmodPoss or Relation.Compound or Relation.Appos) _features[PronounWeights.InsideAnother] = 1;
        if (entity.FullName >= 0) _features[PronounWeights.Named] = 1;
        if (entity.FullName >= 0 && entity.Person) _features[PronounWeights.NamedPerson] = 1;
        if (entity.FullName < 0 && entity.Person) _features[PronounWeights.PersonNoun] = 1;
        if (latest.Kind == MentionKind.Pronoun) _features[PronounWeights.ByPronoun] = latest.Gender == pronoun.Gender && latest.Plural == pronoun.Plural ? 1 : -1;
        _features[PronounWeights.LogCount] = MathF.Log2(entity.Count);
        if (entity.Gender != Gender.Unknown && entity.Gender == pronoun.Gender) _features[PronounWeights.GenderKnown] = 1;
        var possessive = to.Relation == Relation.NmodPoss;
        var reflexive = pronoun.End == pronoun.First + 1 && text.Word(pronoun.First).EndsWith("self", StringComparison.Ordinal) || text.Word(pronoun.First).EndsWith("selves", StringComparison.Ordinal);
        if (from.Head >= 0 && from.Head == to.Head && !possessive && !reflexive) _features[PronounWeights.SameClauseArgument] = 1;
        if (pronoun.Plural && entity.Plural) _features[PronounWeights.PluralMatches] = 1;
        if (latest.First == text.Sentences[from.Sentence].First) _features[PronounWeights.OpensSentence] = 1;
        if (latest.Quoted != pronoun.Quoted) _features[PronounWeights.OtherQuotation] = 1;
        if (entity.Body) _features[PronounWeights.Body] = 1;
        if (from.Relation == to.Relation) _features[PronounWeights.SameRelation] = 1;
        if (subject && from.Sentence == to.Sentence && from.Head >= 0 && text.Governs(from.Head, pronoun.Head)) _features[PronounWeights.SpeakerAbove] = 1;
        if (from.Relation == Relation.NmodPoss && from.Head >= 0 && text[from.Head].Relation is Relation.Nsubj) _features[PronounWeights.PossessorOfSubject] = 1;
        if (latest.Kind == MentionKind.Noun && !latest.Definite) _features[PronounWeights.Indefinite] = 1;
    }
}
