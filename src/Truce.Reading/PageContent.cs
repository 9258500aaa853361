using Truce.Domain;

namespace Truce.Reading;

/// <summary>What was found on a page, before title, outlet and date are decided from the evidence.</summary>
internal sealed record PageContent
{
    /// <summary>Headline, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Paragraphs of the report, in order.</summary>
    public required IReadOnlyList<string> Paragraphs { get; init; }

    /// <summary>Captions and embedded posts.</summary>
    public IReadOnlyList<Aside> Asides { get; init; } = [];

    /// <summary>Lines above the report, in order, the title left out.</summary>
    public IReadOnlyList<HeaderLine> Header { get; init; } = [];

    /// <summary>Lines below and between that are not the report: credits and copyright stand there.</summary>
    public IReadOnlyList<string> Footer { get; init; } = [];

    /// <summary>Whether the page carries the whole report.</summary>
    public Completeness Completeness { get; init; }
}

/// <summary>A line of a page's header.</summary>
/// <param name="Text">Its words.</param>
/// <param name="IsAboveTitle">True when it stands above the headline.</param>
/// <param name="IsFirst">True for the first line of the page.</param>
internal readonly record struct HeaderLine(string Text, bool IsAboveTitle, bool IsFirst);
