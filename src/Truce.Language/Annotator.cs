using Truce.Language.Neural;
using Truce.Language.Tagging;
using Truce.Language.Words;

namespace Truce.Language;

/// <summary>Turns text into <see cref="AnnotatedText"/>. Holds scratch buffers: one for each thread, models shared.</summary>
public sealed class Annotator(LanguageModel model)
{
    private const int MostLemmas = 1 << 16;

    private readonly LanguageModel _model = model ?? throw new ArgumentNullException(nameof(model));
    private readonly Tokenizer _tokenizer = new();
    private readonly SentenceSplitter _splitter = new(model.Splitter);
    private readonly Tagger _tagger = new(model.Tagger);
    private readonly Parser _parser = new(model.Network);
    private readonly HashSet<string> _lemmas = new(StringComparer.Ordinal);
    private int[] _tags = [];
    private readonly ExpressionReader _expressions = new();

    private Names.NameTagger? _names;
    private Coreference.CoreferenceResolver? _coreference;

    /// <summary>Annotates a text. Never throws on any text; every offset is valid in it.</summary>
    public AnnotatedText Annotate(string text)
    {
        var target = new AnnotatedText();
        Annotate(text, target);
        return target;
    }

    /// <summary>
    /// Adds names and mentions to a text that has been annotated; apart, because not everybody who wants trees wants them. Throws
    /// <see cref="FileNotFoundException"/> when their weights are not beside the model.
    /// </summary>
    public void AnnotateNames(AnnotatedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _names ??= new Names.NameTagger(_model.Weights(Names.NameTagger.WeightsFile), _model.Clusters);
        text.Names = _names.Find(text);
        text.Mentions = (_coreference ??= new Coreference.CoreferenceResolver(Coreference.PronounWeights.Fitted)).Resolve(text);
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

    /// <summary>
    /// Words, sentences and parts of speech alone, by a small tagger: some twenty times as fast as <see cref="Annotate(string)"/>, less exact.
    /// Lemmas, heads and relations are left empty.
    /// </summary>
    public void Tag(string text, AnnotatedText target)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(target);
        target.Text = text;
        _tokenizer.Tokenize(target);
        _splitter.Split(target);
        MakeRoom(target);
        target.IsLinked = target.HasAppearances = false;
        Array.Fill(target.LemmaArray, "", 0, target.TokenTotal);
        _tagger.Tag(target, _model.Classes);
    }

    /// <summary>Tags and parses words and sentences that are given.</summary>
    internal void AnnotateWords(AnnotatedText target)
    {
        MakeRoom(target);
        target.IsLinked = target.HasAppearances = false;
        _parser.Parse(target, _tags, _model.Classes.All.Length);
        var known = _lemmas.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < target.TokenTotal; i++)
        {
            ref var token = ref target.TokenArray[i];
            (token.Upos, var morphology) = _model.Classes.All[_tags[i]];
            target.LemmaArray[i] = _model.Lemmatizer.Lemma(target.Word(i), _tags[i], token.Upos, known, out var lexical);
            token.Morphology = morphology | lexical;
        }

        foreach (var sentence in target.Sentences)
        {
            TreeMender.Mend(target, sentence);
            Agree(target, sentence);
        }

        target.Link();
    }

    private void MakeRoom(AnnotatedText target)
    {
        if (target.LemmaArray.Length < target.TokenTotal)
        {
            target.LemmaArray = new string[target.TokenArray.Length];
            target.RowArray = new int[target.TokenArray.Length];
        }

        if (target.NameScoreArray.Length < target.TokenTotal * Shape.Names)
        {
            target.NameScoreArray = new float[target.TokenArray.Length * Shape.Names];
        }

        if (_tags.Length < target.TokenTotal)
        {
            _tags = new int[target.TokenArray.Length];
        }

        if (_lemmas.Count > MostLemmas)
        {
            _lemmas.Clear();
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
