using Truce.Domain;

namespace Truce.Ledger;

/// <summary>What is withheld from pages and exports at present. What a record withholds, a later record of the same may put back.</summary>
public sealed class Withheld
{
    private readonly HashSet<string> _documents = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sources = new(StringComparer.Ordinal);
    private readonly ILookup<string, FindingAddress> _findings;

    internal Withheld(IEnumerable<Withholding> records)
    {
        Records = [.. records
            .GroupBy(r => (r.Kind, Target: r.Kind == WithheldKind.Source ? Wording.Fold(r.Target) : r.Target, r.Finding))
            .Select(g => g.Last())
            .Where(r => !r.IsLifted)];
        foreach (var record in Records)
        {
            if (record.Kind == WithheldKind.Document) _documents.Add(record.Target);
            if (record.Kind == WithheldKind.Source) _sources.Add(Wording.Fold(record.Target));
        }

        _findings = Records.Where(r => r is { Kind: WithheldKind.Finding, Finding: not null }).Select(r => r.Finding!).ToLookup(f => f.Document, StringComparer.Ordinal);
    }

    /// <summary>The withholdings in force, in the order in which they were made.</summary>
    public IReadOnlyList<Withholding> Records { get; }

    /// <summary>True when the report as a whole is withheld: by itself, or with its outlet or agency.</summary>
    public bool IsWithheld(DocumentFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return _documents.Contains(findings.ContentHash) || IsSource(findings.Outlet) || IsSource(findings.Wire);
    }

    /// <summary>
    /// The passages of a report that no page and no export may show, in order: the words of withheld findings and, for a withheld
    /// speaker, the words of every finding that names them and their name wherever the text has it. <paramref name="text"/> may be
    /// empty; then only the words of findings are found.
    /// </summary>
    public IReadOnlyList<TextSpan> Passages(DocumentFindings findings, string text)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(text);
        if (Records.Count == 0) return [];
        var passages = _findings[findings.ContentHash].SelectMany(a => SpansOf(a, findings, text)).ToList();
        if (_sources.Count > 0)
        {
            passages.AddRange(FindingLists.All(findings).Where(NamesSource).Select(f => f.Span));
            foreach (var record in Records.Where(r => r.Kind == WithheldKind.Source)) passages.AddRange(Occurrences(text, record.Target));
        }

        return [.. passages.Distinct().Order()];
    }

    /// <summary>True when the report or anything in it is withheld, so that its page must not be handed out; the text must be there.</summary>
    public bool IsAnyWithheld(DocumentFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return Records.Count > 0 && (IsWithheld(findings) || Passages(findings, findings.Text).Count > 0 || IsNamedIn(findings.Byline) || IsNamedIn(findings.Title));
    }

    /// <summary>The text of a report with every character of a withheld passage replaced by █, so that spans stay right.</summary>
    public string Blank(DocumentFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var passages = Passages(findings, findings.Text);
        if (passages.Count == 0) return findings.Text;
        var text = findings.Text.ToCharArray();
        foreach (var passage in passages) text.AsSpan(passage.Start, passage.Length).Fill('█');
        return new string(text);
    }

    /// <summary>The report without what is withheld of it, or null when all of it is.</summary>
    internal DocumentFindings? Filter(DocumentFindings findings)
    {
        if (Records.Count == 0) return findings;
        if (IsWithheld(findings)) return null;
        var passages = Passages(findings, "");
        if (passages.Count == 0 && _sources.Count == 0) return findings;
        // What other findings say in the same words would show the words.
        return FindingLists.Map(findings, f => passages.Any(p => p.Overlaps(f.Span)) ? null : f) with
        {
            Actors = [.. findings.Actors.Where(a => !IsSource(a.Name))],
            Byline = IsNamedIn(findings.Byline) ? null : findings.Byline,
            Title = IsNamedIn(findings.Title) ? null : findings.Title,
        };
    }

    private bool IsSource(string? name) => name is not null && _sources.Count > 0 && _sources.Contains(Wording.Fold(name));

    /// <summary>True when a field or the words of the finding name a withheld source.</summary>
    private bool NamesSource(Finding finding)
    {
        if (_sources.Count == 0) return false;
        return finding.AttributedTo.Any(IsSource) || Names(finding).Any(IsSource) || IsNamedIn(finding.Evidence);
    }

    private bool IsNamedIn(string? text)
    {
        if (_sources.Count == 0 || text is null) return false;
        var words = $" {Wording.Fold(text)} ";
        return _sources.Any(s => words.Contains($" {s} ", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string?> Names(Finding finding) => finding switch
    {
        StatementFinding f => [f.Speaker, f.Audience],
        AccusationFinding f => [f.Accuser, f.Accused, f.DeniedBy],
        IncidentFinding f => [f.Perpetrator, f.AllegedBy],
        FigureFinding f => [f.Source],
        AccessFinding f => [f.Actor],
        MeetingFinding f => [.. f.Participants],
        AgreementFinding f => [.. f.Parties, .. f.Brokers],
        CouncilFinding f => [.. f.By, .. f.Sponsors],
        EventFinding f => [.. f.Actors, .. f.Recipients],
        _ => [],
    };

    /// <summary>
    /// Where the words of a withheld finding stand. When a later coding does not find it any more, its words stay withheld where they stood: what
    /// the text says has not changed with the coding.
    /// </summary>
    private static IEnumerable<TextSpan> SpansOf(FindingAddress address, DocumentFindings findings, string text)
    {
        var found = address.Resolve(findings);
        if (found.Count > 0) return found.Select(f => f.Span);
        var isThere = text.Length == 0 || (address.Span.End <= text.Length && address.Span.Of(text) == address.Words);
        return isThere ? [address.Span] : Occurrences(text, address.Words);
    }

    private static IEnumerable<TextSpan> Occurrences(string text, string name)
    {
        if (name.Length == 0) yield break;
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.OrdinalIgnoreCase))
            yield return new TextSpan(at, at + name.Length);
    }
}

/// <summary>How much is withheld from a view: every view says so.</summary>
/// <param name="Documents">Reports that are left out whole.</param>
/// <param name="Findings">Findings left out of reports that are shown.</param>
public sealed record WithheldCount(int Documents, int Findings)
{
    /// <summary>Nothing is withheld.</summary>
    public static WithheldCount None { get; } = new(0, 0);

    /// <summary>True when something is withheld.</summary>
    public bool IsAny => Documents + Findings > 0;
}
