namespace Truce.Domain;

/// <summary>A report as its outlet meant it: the page without its furniture.</summary>
public sealed record Article
{
    /// <summary>Name of the document for people: a file name, or the address it was fetched from.</summary>
    public required string Id { get; init; }

    /// <summary>SHA-256 of the bytes as read, lower-case hexadecimal. Two documents with one hash are one document.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The clean text; paragraphs are separated by a blank line (<c>\n\n</c>). Every span of a finding counts into it.</summary>
    public required string Text { get; init; }

    /// <summary>Headline, or null when the page has none.</summary>
    public string? Title { get; init; }

    /// <summary>Name of the outlet as it names itself, or null.</summary>
    public string? Outlet { get; init; }

    /// <summary>Author line without "By", or null.</summary>
    public string? Byline { get; init; }

    /// <summary>Address of the page, or null when the source does not say.</summary>
    public string? Url { get; init; }

    /// <summary>ISO 639-1 code of the language of <see cref="Text"/>, or null when it cannot be told.</summary>
    public string? Language { get; init; }

    /// <summary>Date of publication, at the precision the page gives, or null: never the day of the crawl.</summary>
    public PartialDate? Published { get; init; }

    /// <summary>How sure <see cref="Published"/> is, from 0 to 1.</summary>
    public double PublishedConfidence { get; init; }

    /// <summary>Agency credited for the words ("Reuters", "AP"), when another outlet than <see cref="Outlet"/>; or null.</summary>
    public string? Wire { get; init; }

    /// <summary>
    /// Who owns the agency credited, or else the outlet: <c>state:Syria</c> for media that the state of Syria owned or directed then,
    /// <c>party:Hezbollah</c> for those of a party, otherwise the owner as the list of outlets names it; null when it is not listed.
    /// </summary>
    public string? Owner { get; init; }

    /// <summary>What stands on the page beside the text and belongs to the story: captions, embedded posts.</summary>
    public IReadOnlyList<Aside> Asides { get; init; } = [];

    /// <summary>Whether the page carries the whole report.</summary>
    public Completeness Completeness { get; init; }

    /// <summary>Whether the report concerns armed conflict, truce, humanitarian access or the Security Council at all.</summary>
    public bool Relevant { get; init; } = true;
}

/// <summary>A piece of a page that is kept apart from the text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its words.</param>
/// <param name="Author">Name or handle of whoever wrote it, or null.</param>
/// <param name="Date">Its own date, or null.</param>
public sealed record Aside(AsideKind Kind, string Text, string? Author = null, PartialDate? Date = null);

/// <summary>Kinds of <see cref="Aside"/>.</summary>
public enum AsideKind
{
    /// <summary>Caption of a picture or film.</summary>
    Caption,

    /// <summary>An embedded post of a social network, with its own author and date.</summary>
    Post,
}

/// <summary>Whether a page carries the whole report.</summary>
public enum Completeness
{
    /// <summary>The whole report, as far as can be told.</summary>
    Whole,

    /// <summary>The beginning only, the rest behind a payment or a log-in.</summary>
    Stub,

    /// <summary>One page of several.</summary>
    Part,
}
