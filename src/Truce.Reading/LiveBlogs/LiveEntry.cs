using Truce.Domain;

namespace Truce.Reading;

/// <summary>One entry of a live blog, as the page has it.</summary>
internal sealed record LiveEntry
{
    /// <summary>When it was posted, as the page writes it: a machine's stamp, or <c>10:15 GMT</c>.</summary>
    public required string Time { get; init; }

    /// <summary>Paragraphs, a blank line between them; or null when <see cref="Html"/> has the words.</summary>
    public string? Text { get; init; }

    /// <summary>The words with their tags, or null.</summary>
    public string? Html { get; init; }

    /// <summary>Headline of its own, or null.</summary>
    public string? Headline { get; init; }

    /// <summary>The day of <see cref="Time"/>, or null when only the clock is given.</summary>
    public PartialDate? Day { get; init; }

    /// <summary>Who wrote it, or null.</summary>
    public string? Author { get; init; }

    /// <summary>Its own address, or null.</summary>
    public string? Url { get; init; }

    /// <summary>A number that grows with the time within the page.</summary>
    public required long Order { get; init; }
}
