using NodaTime;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>A search in the texts and headlines of reports.</summary>
/// <param name="Words">
/// Words that must all stand in the report, in any order, without regard to case and accents; a word that ends with <c>*</c>
/// stands for all that begin so.
/// </param>
public sealed record TextQuery(string Words)
{
    /// <summary>Conflict of the report, by the name of the country, or null.</summary>
    public string? Theatre { get; init; }

    /// <summary>Outlet of the report, or its agency when it names no outlet; or null.</summary>
    public string? Outlet { get; init; }

    /// <summary>First day of publication, or null.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Last day of publication, or null.</summary>
    public LocalDate? To { get; init; }

    /// <summary>Only reports known on that day, or null.</summary>
    public LocalDate? AsOf { get; init; }

    /// <summary>How many to leave out at the start.</summary>
    public int Skip { get; init; }

    /// <summary>How many to give at most, from 1 to <see cref="EntryQuery.MostTaken"/>.</summary>
    public int Take { get; init; } = 20;
}

/// <summary>A report that a search found.</summary>
/// <param name="Document">The report.</param>
/// <param name="Excerpt">The passage of its text around the first of the words; its beginning when they stand in the headline alone.</param>
/// <param name="Matches">Where the words stand, over <paramref name="Excerpt"/>.</param>
public sealed record TextHit(DocumentEntry Document, string Excerpt, IReadOnlyList<TextSpan> Matches);
