using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// The one object that the steps of coding work on, in the order of <see cref="Coder.Code"/>: each reads what the steps before
/// it have written and adds its own layer. Token indices count into <see cref="Text"/>; spans count into the article's text.
/// </summary>
internal sealed class Document(Article article, AnnotatedText text, Codebook codebook)
{
    private TokenTree? _tree;
    private DocumentDates? _dates;
    private PlaceLocator? _locator;
    private ActorIndex? _who;
    private string[]? _lemmas;
    private bool[] _known = [];
    private IReadOnlyList<string>? _warringSides;
    private (bool Read, string? Area) _field;

    /// <summary>The report.</summary>
    public Article Article { get; } = article;

    /// <summary>Its text, annotated.</summary>
    public AnnotatedText Text { get; } = text;

    /// <summary>The codebook in force.</summary>
    public Codebook Codebook { get; } = codebook;

    /// <summary>Who is mentioned where; by position. Added by the step in Actors.</summary>
    public List<ActorMention> Actors { get; } = [];

    /// <summary>Who is meant by a noun phrase, who does what a predicate says: questions over <see cref="Actors"/>; to be asked once that layer is complete.</summary>
    public ActorIndex Who => _who ??= new ActorIndex(Text, Actors);

    /// <summary>Which places are mentioned where; by position. Added by the step in Places.</summary>
    public List<PlaceMention> Places { get; } = [];

    /// <summary>Who is given as the source of which words; by position. Added by the step in Words.</summary>
    public List<Attribution> Attributions { get; } = [];

    /// <summary>The trees of <see cref="Text"/> downwards; built at first use.</summary>
    public TokenTree Tree => _tree ??= new TokenTree(Text);

    /// <summary>The times of <see cref="Text"/> as days; resolved at first use.</summary>
    public DocumentDates Dates => _dates ??= new DocumentDates(Text, Article.Published, Article.Asides, Article.Published is null ? DeducedDay.Of(this) : null);

    /// <summary>When the event of a token took place or is to, by the words that stand with it, or null when they do not say.</summary>
    public PartialDate? DateOf(int token) => Dates.Of(token);

    /// <summary>Where the event of a token took place, by the words that stand with it, or null when they do not say. Needs <see cref="Places"/>.</summary>
    public PlaceMention? PlaceOf(int token) => (_locator ??= new PlaceLocator(this)).Of(token);

    /// <summary>The two sides between which the report tells of fighting, talks or a truce, or none; read at first use. Needs <see cref="Frames"/>.</summary>
    public IReadOnlyList<string> WarringSides => _warringSides ??= Coding.Agreements.WarringSides.Of(this);

    /// <summary>
    /// The country or region in which the war is fought that the report tells of, or null where it tells of none or of several; read at first use.
    /// Needs <see cref="Frames"/> and <see cref="Places"/>.
    /// </summary>
    public string? Field
    {
        get
        {
            if (!_field.Read) _field = (true, Coding.Agreements.AgreementArea.Of(this, [.. WarringSides], []));
            return _field.Area;
        }
    }

    /// <summary>The lemma of a token, by the codebook where the annotator's is none of its words.</summary>
    public string Lemma(int token) => (_lemmas ??= Lemmas())[token];

    /// <summary>Whether the lemma of a token is a word of the tables of events: no other begins one of their phrases.</summary>
    public bool IsCodebookWord(int token)
    {
        _lemmas ??= Lemmas();
        return _known[token];
    }

    /// <summary>Predicates that the event codebook knows, with their roles and modality; by position. Added by the step in Events.</summary>
    public List<EventFrame> Frames { get; } = [];

    /// <summary>Findings of each kind, added by the steps of the same names.</summary>
    public List<AgreementFinding> Agreements { get; } = [];

    public List<AccusationFinding> Accusations { get; } = [];

    public List<IncidentFinding> Incidents { get; } = [];

    public List<FigureFinding> Figures { get; } = [];

    public List<StatementFinding> Statements { get; } = [];

    public List<MeetingFinding> Meetings { get; } = [];

    public List<AccessFinding> Access { get; } = [];

    public List<CouncilFinding> Council { get; } = [];

    public List<EventFinding> Events { get; } = [];

    /// <summary>
    /// The attributions whose content holds a token, the outermost source first; empty when the report itself tells. Attributions
    /// less likely than not count only where the words stand in quotation marks.
    /// </summary>
    public List<Attribution> AttributionsOver(int token)
    {
        List<Attribution> over = [];
        var at = Text[token].Start;
        foreach (var attribution in Attributions)
        {
            if ((attribution.Confidence >= 0.5f || attribution.IsQuoted(at)) && attribution.Covers(at)) over.Add(attribution);
        }

        if (over.Count > 1) over.Sort(static (a, b) => b.Size != a.Size ? b.Size.CompareTo(a.Size) : a.CueToken.CompareTo(b.CueToken));
        return over;
    }

    /// <summary>Whether a token is part of a direct quotation.</summary>
    public bool IsQuoted(int token)
    {
        var at = Text[token].Start;
        foreach (var attribution in Attributions)
        {
            if (attribution.IsQuoted(at)) return true;
        }

        return false;
    }

    /// <summary>Span of the characters from one token to before another.</summary>
    public TextSpan SpanOf(int first, int end) => new(Text[first].Start, Text[end - 1].End);

    private string[] Lemmas()
    {
        var lemmas = new string[Text.Count];
        _known = new bool[Text.Count];
        for (var i = 0; i < lemmas.Length; i++) lemmas[i] = Codebook.Events.Lemmas.Lemma(Text.Lemma(i), Text.Word(i), Text[i].Upos == Upos.VERB, out _known[i]);
        return lemmas;
    }
}
