using NodaTime;

namespace Truce.Ledger.Reporting;

/// <summary>Names documents to readers: outlet, date, document.</summary>
public sealed class SourceNames(LedgerSnapshot snapshot)
{
    private readonly Dictionary<string, DocumentEntry> _documents = snapshot.Of<DocumentEntry>().ToDictionary(d => d.Id, StringComparer.Ordinal);

    /// <summary>"Own Press, 13 September 2016, a.txt", earliest first.</summary>
    public IReadOnlyList<string> Of(IEnumerable<string> ids) => [.. ids
        .OrderBy(id => Published(id) is null).ThenBy(Published).ThenBy(id => id, StringComparer.Ordinal)
        .Select(Name)];

    /// <summary>"Own Press, 13 September 2016, a.txt", as far as the page tells.</summary>
    public string Name(string id)
    {
        if (!_documents.TryGetValue(id, out var document)) return id;
        var outlet = document.Outlet ?? document.Wire;
        if (outlet is not null && Ownership.InWords(document.Owner) is { } whose) outlet = $"{outlet} ({whose})";
        string?[] parts = [outlet, document.Published is { } date ? Prose.Date(date) : null, id];
        return string.Join(", ", parts.Where(p => p is not null));
    }

    private LocalDate? Published(string id) => _documents.GetValueOrDefault(id)?.Published?.Earliest;
}
