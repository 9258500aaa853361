using NodaTime;

namespace Truce.Ledger;

/// <summary>What became known between two days.</summary>
/// <param name="From">The earlier day.</param>
/// <param name="To">The later day.</param>
/// <param name="New">Entries that nothing known on the earlier day speaks of, by type, then id.</param>
/// <param name="Changed">Agreements, meetings and council texts that are in another state, by type, then id.</param>
public sealed record LedgerChanges(LocalDate From, LocalDate To, IReadOnlyList<Entry> New, IReadOnlyList<EntryChange> Changed)
{
    /// <summary>
    /// Compares two snapshots. An entry is the same when it rests on a passage in common: its id may change when an earlier
    /// report of it turns up.
    /// </summary>
    public static LedgerChanges Between(LedgerSnapshot before, LedgerSnapshot after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var known = new Dictionary<(string Type, Evidence Evidence), Entry>();
        foreach (var entry in before.Entries)
        {
            foreach (var evidence in entry.Evidence) known.TryAdd((entry.Type, evidence), entry);
        }

        var documents = before.Of<DocumentEntry>().Select(d => d.ContentHash).ToHashSet(StringComparer.Ordinal);
        var added = new List<Entry>();
        var changed = new List<EntryChange>();
        foreach (var entry in after.Entries)
        {
            var earlier = entry.Evidence.Select(e => known.GetValueOrDefault((entry.Type, e))).FirstOrDefault(e => e is not null);
            if (entry is DocumentEntry document)
            {
                if (!documents.Contains(document.ContentHash)) added.Add(entry);
            }
            else if (earlier is null)
            {
                added.Add(entry);
            }
            else if (StateOf(earlier) != StateOf(entry))
            {
                changed.Add(new EntryChange(earlier, entry));
            }
        }

        return new LedgerChanges(before.AsOf ?? LocalDate.MinIsoValue, after.AsOf ?? LocalDate.MaxIsoValue, added, changed);
    }

    private static string StateOf(Entry entry) => entry switch
    {
        AgreementEntry e => $"{e.Status}/{e.Expires}/{e.Ended}",
        MeetingEntry e => e.Status.ToString(),
        CouncilEntry e => $"{e.Kind}/{e.Modality}",
        IncidentEntry e => e.Modality.ToString(),
        _ => "",
    };
}

/// <summary>An entry that is in another state than before.</summary>
/// <param name="Before">As it was known.</param>
/// <param name="After">As it is known.</param>
public sealed record EntryChange(Entry Before, Entry After);
