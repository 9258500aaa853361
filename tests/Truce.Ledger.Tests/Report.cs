using System.Security.Cryptography;
using System.Text;
using Truce.Domain;

namespace Truce.Ledger.Tests;

/// <summary>Writes reports with findings by hand. Each finding's words are appended to the text, so that spans are right.</summary>
internal sealed class Report(string id, string? published = null, string? outlet = null)
{
    private readonly StringBuilder _text = new();
    private readonly List<AgreementFinding> _agreements = [];
    private readonly List<AccusationFinding> _accusations = [];
    private readonly List<IncidentFinding> _incidents = [];
    private readonly List<FigureFinding> _figures = [];
    private readonly List<StatementFinding> _statements = [];
    private readonly List<MeetingFinding> _meetings = [];
    private readonly List<AccessFinding> _access = [];
    private readonly List<CouncilFinding> _council = [];
    private readonly List<ActorReference> _actors = [];
    private readonly List<PlaceReference> _places = [];

    public string? Wire { get; init; }

    public string? Owner { get; init; }

    public static PartialDate? Date(string? text) => text is null ? null : PartialDate.Parse(text);

    public Report Agreement(
        string words,
        AgreementStatus status = AgreementStatus.InForce,
        AgreementKind kind = AgreementKind.Ceasefire,
        string? agreed = null,
        string? inForce = null,
        string? ended = null,
        string? expires = null,
        string[]? parties = null,
        string[]? brokers = null,
        string[]? covers = null,
        string[]? excludes = null,
        string? label = null)
    {
        _agreements.Add(new AgreementFinding
        {
            Span = Say(words),
            Evidence = words,
            Label = label ?? words,
            Kind = kind,
            StatusInDoc = status,
            Agreed = Date(agreed),
            InForce = Date(inForce),
            Ended = Date(ended),
            Expires = Date(expires),
            Parties = parties ?? [],
            Brokers = brokers ?? [],
            Covers = covers ?? [],
            Excludes = excludes ?? [],
        });
        return this;
    }

    public Report Accusation(string words, string accuser, string accused, string act, string? deniedBy = null, string? date = null)
    {
        _accusations.Add(new AccusationFinding
        {
            Span = Say(words),
            Evidence = words,
            Accuser = accuser,
            Accused = accused,
            Act = act,
            DeniedBy = deniedBy,
            Date = Date(date),
        });
        return this;
    }

    public Report Incident(
        string words,
        IncidentKind kind,
        string? place = null,
        string? date = null,
        string? target = null,
        Modality modality = Modality.Happened,
        string? perpetrator = null,
        string? allegedBy = null)
    {
        _incidents.Add(new IncidentFinding
        {
            Span = Say(words),
            Evidence = words,
            Kind = kind,
            Place = place,
            Date = Date(date),
            Target = target,
            Modality = modality,
            Perpetrator = perpetrator,
            AllegedBy = allegedBy,
        });
        return this;
    }

    public Report Figure(
        string words,
        FigureKind kind,
        decimal? low,
        decimal? high,
        string? place = null,
        string? ofWhom = null,
        string? source = null,
        string? period = null,
        string? date = null)
    {
        _figures.Add(new FigureFinding
        {
            Span = Say(words),
            Evidence = words,
            Kind = kind,
            Low = low,
            High = high,
            Place = place,
            OfWhom = ofWhom,
            Source = source,
            Period = period,
            Date = Date(date),
        });
        return this;
    }

    public Report Statement(string speaker, string words, StatementKind kind = StatementKind.Direct, string? date = null)
    {
        _statements.Add(new StatementFinding { Span = Say(words), Evidence = words, Speaker = speaker, Kind = kind, Text = words, Date = Date(date) });
        return this;
    }

    public Report Meeting(string words, MeetingStatus status, MeetingForm form, string? place, string? date, params string[] participants)
    {
        _meetings.Add(new MeetingFinding
        {
            Span = Say(words),
            Evidence = words,
            Status = status,
            Form = form,
            Place = place,
            Date = Date(date),
            Participants = participants,
        });
        return this;
    }

    public Report Access(string words, AccessKind kind, string? actor = null, string? place = null, string? date = null)
    {
        _access.Add(new AccessFinding { Span = Say(words), Evidence = words, Kind = kind, Actor = actor, Place = place, Date = Date(date) });
        return this;
    }

    public Report Council(
        string words,
        CouncilKind kind,
        string? subject = null,
        string? date = null,
        string[]? sponsors = null,
        string[]? by = null,
        string? number = null,
        VoteTally? votes = null,
        Modality modality = Modality.Happened)
    {
        _council.Add(new CouncilFinding
        {
            Span = Say(words),
            Evidence = words,
            Kind = kind,
            Subject = subject,
            Date = Date(date),
            Sponsors = sponsors ?? [],
            By = by ?? [],
            Number = number,
            Votes = votes,
            Modality = modality,
        });
        return this;
    }

    /// <summary>Adds an actor to those the report names.</summary>
    public Report Actor(string name, string kind, string? country)
    {
        _actors.Add(new ActorReference(name, kind, country, 1));
        return this;
    }

    /// <summary>Adds a place to those the report names.</summary>
    public Report Place(string name, string? country, double? latitude = null, double? longitude = null, string precision = "town")
    {
        _places.Add(new PlaceReference(name, country, latitude, longitude, precision, 1));
        return this;
    }

    /// <summary>The same when the words so far hold its name.</summary>
    public Report PlaceIfNamed(string name, string country, double latitude, double longitude) =>
        _text.ToString().Contains(name, StringComparison.Ordinal) ? Place(name, country, latitude, longitude) : this;

    /// <summary>Adds words that no finding is about.</summary>
    public Report Words(string words)
    {
        Say(words);
        return this;
    }

    public DocumentFindings Findings()
    {
        var text = _text.ToString();
        return new DocumentFindings
        {
            Id = id,
            ContentHash = HashOf(text),
            Published = Date(published),
            PublishedConfidence = published is null ? 0 : 1,
            Outlet = outlet,
            Wire = Wire,
            Owner = Owner,
            Title = $"Report {id}",
            Language = "en",
            Relevant = true,
            Text = text,
            Agreements = _agreements,
            Accusations = _accusations,
            Incidents = _incidents,
            Figures = _figures,
            Statements = _statements,
            Meetings = _meetings,
            Access = _access,
            Council = _council,
            Actors = _actors,
            Places = _places,
        };
    }

    /// <summary>Hash of the page that holds the text.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Page(text)));

    /// <summary>Bytes of a page that holds the text.</summary>
    public static byte[] Page(string text) => Encoding.UTF8.GetBytes($"<html>{text}</html>");

    public StoredDocument Stored() => StoredDocument.Of(Findings());

    private TextSpan Say(string words)
    {
        if (_text.Length > 0) _text.Append("\n\n");
        var start = _text.Length;
        _text.Append(words);
        return new TextSpan(start, _text.Length);
    }
}
