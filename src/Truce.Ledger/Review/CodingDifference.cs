using Truce.Domain;

namespace Truce.Ledger;

/// <summary>Words of a finding as an example of what changed.</summary>
/// <param name="Document">Id of the report.</param>
/// <param name="Words">The finding's words.</param>
public sealed record ChangedWords(string Document, string Words);

/// <summary>How many findings of a sort came, went or changed, and the first of them.</summary>
public sealed record FindingChanges
{
    /// <summary>Findings that only the later coding has.</summary>
    public long Came { get; internal set; }

    /// <summary>Findings that only the earlier coding has.</summary>
    public long Went { get; internal set; }

    /// <summary>Findings that both have by one rule on the same or overlapping words, and that say something else now.</summary>
    public long Changed { get; internal set; }

    /// <summary>The first that came, or null.</summary>
    public ChangedWords? ExampleCame { get; internal set; }

    /// <summary>The first that went, or null.</summary>
    public ChangedWords? ExampleWent { get; internal set; }

    /// <summary>The first that changed, with its new words, or null.</summary>
    public ChangedWords? ExampleChanged { get; internal set; }
}

/// <summary>
/// What another coding of the same reports changes, by list and by rule. The same reports in the same order give the same. Findings are paired
/// within a rule: one that another rule makes now went by the old rule and came by the new.
/// </summary>
public sealed class CodingDifference
{
    private readonly SortedDictionary<(FindingKind Kind, string Rule), FindingChanges> _rules = new(Comparer<(FindingKind Kind, string Rule)>.Create(
        (a, b) => a.Kind != b.Kind ? a.Kind.CompareTo(b.Kind) : string.CompareOrdinal(a.Rule, b.Rule)));

    /// <summary>Reports of which some finding came, went or changed.</summary>
    public long Documents { get; private set; }

    /// <summary>The changes by list and rule, in the order of the contract, then ordinally; findings without a rule stand under the empty name.</summary>
    public IEnumerable<(string List, string Rule, FindingChanges Changes)> Rules => _rules.Select(r => (ListOf(r.Key.Kind), r.Key.Rule, r.Value));

    /// <summary>The changes of each list that has any, in the order of the contract, without examples.</summary>
    public IEnumerable<(string List, FindingChanges Changes)> Lists => _rules.GroupBy(r => r.Key.Kind).Select(g => (ListOf(g.Key), new FindingChanges
    {
        Came = g.Sum(r => r.Value.Came),
        Went = g.Sum(r => r.Value.Went),
        Changed = g.Sum(r => r.Value.Changed),
    }));

    /// <summary>Adds a report, as it was coded and as it is coded now.</summary>
    /// <param name="before">As it was.</param>
    /// <param name="after">As it is.</param>
    /// <param name="mayQuote">False when its words must not be shown as an example.</param>
    public void Add(DocumentFindings before, DocumentFindings after, bool mayQuote = true)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var isChanged = false;
        foreach (var kind in Enum.GetValues<FindingKind>())
        {
            var (went, came) = WithoutEqual(FindingLists.Of(before, kind), FindingLists.Of(after, kind));
            if (went.Count + came.Count == 0) continue;
            isChanged = true;
            foreach (var old in Pair(went, came, (a, b) => a.Span == b.Span).Concat(Pair(went, came, (a, b) => a.Span.Overlaps(b.Span)))) Count(kind, old, c => c.Changed++, c => c.ExampleChanged, (c, w) => c.ExampleChanged = w);
            foreach (var old in went) Count(kind, old, c => c.Went++, c => c.ExampleWent, (c, w) => c.ExampleWent = w);
            foreach (var now in came) Count(kind, now, c => c.Came++, c => c.ExampleCame, (c, w) => c.ExampleCame = w);
        }

        if (isChanged) Documents++;

        void Count(FindingKind kind, Finding finding, Action<FindingChanges> count, Func<FindingChanges, ChangedWords?> example, Action<FindingChanges, ChangedWords> show)
        {
            var key = (kind, finding.Rule ?? "");
            if (!_rules.TryGetValue(key, out var changes)) _rules.Add(key, changes = new FindingChanges());
            count(changes);
            if (mayQuote && example(changes) is null) show(changes, new ChangedWords(after.Id, finding.Evidence));
        }
    }

    /// <summary>The findings of each side that the other has not in the very same form, in their order.</summary>
    private static (List<Finding> Before, List<Finding> After) WithoutEqual(IReadOnlyList<Finding> before, IReadOnlyList<Finding> after)
    {
        if (before.Count + after.Count == 0) return ([], []);
        var left = before.Select(f => (Form: FormOf(f), Finding: f)).ToList();
        var came = new List<Finding>();
        foreach (var now in after)
        {
            var form = FormOf(now);
            var same = left.FindIndex(f => f.Form == form);
            if (same < 0) came.Add(now);
            else left.RemoveAt(same);
        }

        return (left.ConvertAll(f => f.Finding), came);

        static string FormOf(Finding finding) => Convert.ToBase64String(ReviewJson.Write(finding));
    }

    /// <summary>Takes out of both lists what one rule made on the same words, and returns the later of each pair.</summary>
    private static List<Finding> Pair(List<Finding> went, List<Finding> came, Func<Finding, Finding, bool> isSamePlace)
    {
        var paired = new List<Finding>();
        for (var i = 0; i < went.Count; i++)
        {
            var match = came.FindIndex(f => f.Rule == went[i].Rule && isSamePlace(went[i], f));
            if (match < 0) continue;
            paired.Add(came[match]);
            came.RemoveAt(match);
            went.RemoveAt(i--);
        }

        return paired;
    }

    /// <summary>Name of the list in the contract (docs/formats/findings.md).</summary>
    private static string ListOf(FindingKind kind) => kind is FindingKind.Access or FindingKind.Council ? WireNames.Of(kind) : WireNames.Of(kind) + "s";
}
