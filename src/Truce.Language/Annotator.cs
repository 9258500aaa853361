using Truce.Language.Parsing;
using Truce.Language.Tagging;
using Truce.Language.Words;

namespace Truce.Language;

/// <summary>Turns text into <see cref="AnnotatedText"/>. Holds scratch buffers: one for each thread, models shared.</summary>
public sealed class Annotator(LanguageModel model)
{
    private const int MostLemmas = 1 << 16;

    private readonly LanguageModel _model = model ?? throw new ArgumentNullException(nameof(model));
    private readonly Tokenizer _tokenizer = new();
    private readonly SentenceSplitter _splitter = new();
    private readonly ArcHybrid _state = new();
    private readonly HashSet<string> _lemmas = new(StringComparer.Ordinal);
    private readonly uint[] _features = new uint[Math.Max(TransitionFeatures.Count, Tagger.FeatureCount)];
    private readonly uint[] _labels = new uint[TransitionFeatures.Count];
    private readonly int[] _scores = new int[64];
    private uint[] _words = [];
    private int[] _tags = [];
    private readonly ExpressionReader _expressions = new();

    /// <summary>Annotates a text. Never throws on any text; every offset is valid in it.</summary>
    public AnnotatedText Annotate(string text)
    {
        var target = new AnnotatedText();
        Annotate(text, target);
        return target;
    }

    /// <summary>Annotates a text into an object that is used again and again, and so allocates nothing once its arrays are large enough.</summary>
    public void Annotate(string text, AnnotatedText target)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(target);
        target.Text = text;
        _tokenizer.Tokenize(target);
        _splitter.Split(target);
        _expressions.Read(target);
        AnnotateWords(target);
    }

    /// <summary>Tags and parses words and sentences that are given.</summary>
    internal void AnnotateWords(AnnotatedText target)
    {
        if (target.LemmaArray.Length < target.TokenTotal)
        {
            target.LemmaArray = new string[target.TokenArray.Length];
        }

        if (_words.Length < target.TokenTotal)
        {
            _words = new uint[target.TokenArray.Length];
            _tags = new int[target.TokenArray.Length];
        }

        if (_lemmas.Count > MostLemmas)
        {
            _lemmas.Clear();
        }

        for (var i = 0; i < target.TokenTotal; i++)
        {
            _words[i] = Features.Lower(target.Word(i));
        }

        var known = _lemmas.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var sentence in target.Sentences)
        {
            Tag(target, sentence, known);
            Parse(target, sentence);
            Agree(target, sentence);
        }
    }

    private void Tag(AnnotatedText target, Sentence sentence, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> known)
    {
        var tagger = _model.Tagger;
        int previous = tagger.Classes, before = tagger.Classes;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            Tagger.Fill(target, _words, sentence, i, previous, before, _features);
            _tags[i] = tagger.Best(_features.AsSpan(0, Tagger.FeatureCount), _scores.AsSpan(0, tagger.Classes));
            (before, previous) = (previous, _tags[i]);
            ref var token = ref target.TokenArray[i];
            (token.Upos, var morphology) = _model.Classes.All[_tags[i]];
            target.LemmaArray[i] = _model.Lemmatizer.Lemma(target.Word(i), _tags[i], token.Upos, known, out var lexical);
            token.Morphology = morphology | lexical;
        }
    }

    private void Parse(AnnotatedText target, Sentence sentence)
    {
        var words = _words.AsSpan(sentence.First, sentence.End - sentence.First);
        var tags = _tags.AsSpan(sentence.First, sentence.End - sentence.First);
        var features = _features.AsSpan(0, TransitionFeatures.Count);
        _state.Start(words.Length);
        while (!_state.Done)
        {
            TransitionFeatures.Fill(_state, words, tags, features);
            var transition = _model.Transitions.Best(features, _scores.AsSpan(0, 3), _state.Allowed);
            if (transition != ArcHybrid.Shift)
            {
                var (head, dependent) = _state.Arc(transition);
                Training.LanguageTrainer.ForRelation(features, transition, _labels);
                ref var token = ref target.TokenArray[sentence.First + dependent];
                token.Head = sentence.First + head;
                token.Relation = (Relation)_model.Relations.Best(_labels, _scores.AsSpan(0, _model.Relations.Classes), ~(1ul << (int)Relation.Root));
            }

            _state.Apply(transition);
        }

        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (_state.Heads[i - sentence.First] < 0)
            {
                target.TokenArray[i].Head = -1;
                target.TokenArray[i].Relation = Relation.Root;
            }
        }
    }

    /// <summary>Person and number of finite verbs, from the subject of the clause.</summary>
    private static void Agree(AnnotatedText target, Sentence sentence)
    {
        const Morphology Agreement = Morphology.NumberSing | Morphology.NumberPlur | Morphology.Person1 | Morphology.Person2 | Morphology.Person3;
        const Morphology Indicative = Morphology.VerbFin | Morphology.MoodInd;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            ref readonly var subject = ref target.TokenArray[i];
            if (subject.Relation is not (Relation.Nsubj or Relation.NsubjPass) || subject.Head < 0)
            {
                continue;
            }

            var agreement = subject.Morphology & Agreement;
            agreement = (agreement & (Morphology.Person1 | Morphology.Person2)) != 0 ? agreement : agreement | Morphology.Person3;
            agreement = (agreement & (Morphology.NumberSing | Morphology.NumberPlur)) != 0 ? agreement : agreement | Morphology.NumberSing;
            for (var k = sentence.First; k < sentence.End; k++)
            {
                ref var verb = ref target.TokenArray[k];
                if ((k == subject.Head || (verb.Head == subject.Head && verb.Relation is Relation.Aux or Relation.AuxPass or Relation.Cop))
                    && (verb.Morphology & Indicative) == Indicative)
                {
                    verb.Morphology = (verb.Morphology & ~Agreement) | agreement;
                }
            }
        }
    }
}
