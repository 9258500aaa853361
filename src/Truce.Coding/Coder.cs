using Truce.Coding.Agreements;
using Truce.Coding.Council;
using Truce.Coding.Figures;
using Truce.Coding.Meetings;
using Truce.Coding.Words;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// Codes one report after another: <see cref="Article"/> in, <see cref="DocumentFindings"/> out. Holds scratch buffers, so one
/// for each thread; the codebook and the language model are shared.
/// </summary>
public sealed class Coder
{
    private readonly Codebook _codebook;
    private readonly Annotator _annotator;
    private readonly PlaceResolver _places;
    private readonly ActorTagger _actors;
    private readonly AgreementStep _agreements;
    private readonly WordsStep _words;
    private readonly MeetingStep _meetings = new();
    private readonly FigureStep _figures = new();
    private readonly CouncilStep _council = new();
    private readonly EventStep _events = new();
    private readonly AccusationStep _accusations = new();
    private readonly IncidentStep _incidents = new();
    private readonly AccessStep _access = new();

    /// <summary>Makes a coder over a loaded codebook and language model.</summary>
    public Coder(Codebook codebook, LanguageModel model)
    {
        ArgumentNullException.ThrowIfNull(codebook);
        ArgumentNullException.ThrowIfNull(model);
        _codebook = codebook;
        _annotator = new Annotator(model);
        _places = new PlaceResolver(codebook.Places, model);
        _actors = new ActorTagger(codebook.Actors);
        _words = new WordsStep(WordsModel.Beside(model));
        _agreements = new AgreementStep(codebook.Agreements);
    }

    /// <summary>
    /// Codes a report. The same article gives the same findings, whatever was coded before. A report that does not concern a conflict
    /// (<see cref="Article.Relevant"/>) has none: the truce of a trade war or of a derby is not an agreement.
    /// </summary>
    public DocumentFindings Code(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        if (!article.Relevant) return About(article);

        var text = _annotator.Annotate(article.Text);
        _annotator.AnnotateNames(text);
        var document = new Document(article, text, _codebook);
        _actors.Tag(document);
        _places.Add(document);
        _words.Add(document);
        _events.Add(document);
        _figures.Add(document);
        _accusations.Add(document);
        _incidents.Add(document);
        _access.Add(document);
        _agreements.Add(document);
        _meetings.Add(document);
        _council.Add(document);

        return About(article) with
        {
            Actors = References.Actors(document.Actors),
            Places = References.Places(document.Places),
            Agreements = document.Agreements,
            Accusations = document.Accusations,
            Incidents = document.Incidents,
            Figures = document.Figures,
            Statements = document.Statements,
            Meetings = document.Meetings,
            Access = document.Access,
            Council = document.Council,
            Events = document.Events,
        };
    }

    private DocumentFindings About(Article article) => new()
    {
        Id = article.Id,
        ContentHash = article.ContentHash,
        Published = article.Published,
        PublishedConfidence = article.PublishedConfidence,
        Outlet = article.Outlet,
        Wire = article.Wire,
        Owner = article.Owner,
        Title = article.Title,
        Byline = article.Byline,
        Language = article.Language,
        Url = article.Url,
        Text = article.Text,
        Relevant = article.Relevant,
        Codebook = _codebook.Hash,
    };
}
