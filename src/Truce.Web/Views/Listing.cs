using System.Globalization;
using Truce.Domain;
using Truce.Ledger;

namespace Truce.Web.Views;

/// <summary>A page of a list of entries, newest first, those without a date last.</summary>
/// <param name="Items">The entries of the page.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Start">How many come before the first of this page.</param>
/// <param name="Next">Cursor of the page after it, or null: what <see cref="Query.After"/> takes.</param>
public sealed record Listing<T>(IReadOnlyList<T> Items, int Total, int Start, string? Next)
    where T : Entry;

/// <summary>Makes pages of sorted entries. A cursor names the last entry seen by date and id, so that it holds while the ledger grows.</summary>
public static class Listings
{
    /// <summary>Newest first, those without a date last, then by id.</summary>
    public static int Compare(Entry one, Entry other) => Compare(one.Date(), one.Id, other.Date(), other.Id);

    /// <summary>The page after the cursor; the first when it is null or no cursor.</summary>
    public static Listing<T> Page<T>(IReadOnlyList<T> sorted, string? after, int size)
        where T : Entry
    {
        var start = 0;
        if (TryRead(after, out var date, out var id))
        {
            var end = sorted.Count;
            while (start < end)
            {
                var middle = start + ((end - start) / 2);
                if (Compare(sorted[middle].Date(), sorted[middle].Id, date, id) <= 0) start = middle + 1;
                else end = middle;
            }
        }

        var items = sorted.Skip(start).Take(size).ToList();
        return new Listing<T>(items, sorted.Count, start, start + items.Count < sorted.Count ? CursorOf(items[^1]) : null);
    }

    private static string CursorOf(Entry entry) => string.Create(CultureInfo.InvariantCulture, $"{entry.Date()}~{entry.Id}");

    private static bool TryRead(string? cursor, out PartialDate? date, out string id)
    {
        (date, id) = (null, "");
        var split = cursor?.IndexOf('~', StringComparison.Ordinal) ?? -1;
        if (split < 0) return false;
        if (split > 0)
        {
            if (!PartialDate.TryParse(cursor![..split], out var known)) return false;
            date = known;
        }

        id = cursor![(split + 1)..];
        return true;
    }

    private static int Compare(PartialDate? date, string id, PartialDate? otherDate, string otherId) => (date, otherDate) switch
    {
        ({ } a, { } b) when a != b => b.CompareTo(a),
        ({ }, null) => -1,
        (null, { }) => 1,
        _ => string.CompareOrdinal(id, otherId),
    };
}
