using System.Text.Json;
using Truce.Domain;
using Truce.Ledger.Reporting;

namespace Truce.Ledger;

/// <summary>
/// Where a coder works: finds what is to be decided, shows it in its words, and puts signed decisions into the journal. The
/// commands and the pages do nothing that this does not. An instance belongs to one thread; what it shows is as of the last
/// <see cref="Reload"/>, so that a long session need not make the ledger anew after each decision.
/// </summary>
public sealed partial class ReviewDesk : IDisposable
{
    private readonly LedgerFile _ledger;
    private readonly TimeProvider _clock;
    private LedgerSnapshot? _snapshot;
    private Dictionary<string, DocumentEntry>? _documents;
    private Rulings? _rulings;

    private ReviewDesk(LedgerFile ledger, string coder, TimeProvider clock)
    {
        _ledger = ledger;
        Coder = coder;
        _clock = clock;
    }

    /// <summary>Who signs.</summary>
    public string Coder { get; }

    /// <summary>
    /// Opens a ledger that must exist. Throws <see cref="LedgerException"/> when it cannot be used, and <see cref="ReviewException"/>
    /// when the coder has no name: nobody decides namelessly.
    /// </summary>
    public static ReviewDesk Open(string ledger, string coder, TimeProvider? clock = null)
    {
        if (string.IsNullOrWhiteSpace(coder)) throw new ReviewException("a decision needs the name of its coder (--coder NAME, or TRUCE_CODER)");
        return new ReviewDesk(LedgerFile.OpenExisting(ledger), coder.Trim(), clock ?? TimeProvider.System);
    }

    /// <summary>The ledger as it stands.</summary>
    public LedgerSnapshot Snapshot => _snapshot ??= Snapshots.Read(_ledger.Location, null, SnapshotScope.All);

    /// <summary>What was decided up to the last decision made here.</summary>
    public Rulings Rulings => _rulings ??= _ledger.Rulings();

    /// <summary>Decisions that have nothing to act on any more.</summary>
    public IReadOnlyList<Orphan> Orphans => Ledger.Orphans.Of(_ledger.Documents(), Rulings);

    /// <summary>Takes in what has been read and decided since.</summary>
    public void Reload()
    {
        _snapshot = null;
        _documents = null;
        _rulings = null;
    }

    /// <summary>
    /// What the id stands for: an entry or a finding, by its id or the beginning of it, or a report, by its id or content hash. Throws
    /// <see cref="ReviewException"/> when it stands for nothing, or for several.
    /// </summary>
    public ReviewItem Item(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        if (Documents.GetValueOrDefault(id) is { } document) return Of(document);
        var entries = Snapshot.Entries.Where(e => e is not DocumentEntry && e.Id.StartsWith(id, StringComparison.Ordinal)).Take(6).ToList();
        if (entries.Count > 1 && entries.Find(e => e.Id == id) is { } exact) entries = [exact];
        if (entries.Count == 1) return Of(entries[0]);
        if (entries.Count > 1) throw new ReviewException($"'{id}' may mean {Prose.List(entries.Select(e => e.Id), "or")}");
        if (Snapshot.Of<DocumentEntry>().FirstOrDefault(d => d.ContentHash == id) is { } byHash) return Of(byHash);
        return Finding(id);
    }

    /// <summary>The same of a finding as it was coded, without what anybody decided on it: for coding blind.</summary>
    public ReviewItem ItemAsCoded(string finding)
    {
        var item = Finding(finding);
        var passage = item.Passages[0];
        return item with { Passages = [passage with { Mark = FindingMark.None }], Fields = Correction.Fields(AsCoded(Stored(passage.Address.Document), item.Id)!) };
    }

    /// <summary>Makes a decision that needs no more than an id: accept, reject, note.</summary>
    public Decision Decide(Verdict verdict, string id, string? note = null, string? assignment = null)
    {
        if (verdict is not (Verdict.Accept or Verdict.Reject or Verdict.Note)) throw new ReviewException($"to {WireNames.Of(verdict)} takes more than an entry");
        if (verdict == Verdict.Note && string.IsNullOrWhiteSpace(note)) throw new ReviewException("a note needs words");
        return Add(new Decision { By = Coder, At = Now, Verdict = verdict, Findings = Addresses(Item(id)), Note = note, Assignment = assignment });
    }

    /// <summary>
    /// Gives a field of an entry, a finding or a report another value. The text is taken as JSON when that fits the field, else as a
    /// word, else as a list of words parted by semicolons; <c>null</c> takes the value away. Throws <see cref="ReviewException"/>
    /// when nothing fits.
    /// </summary>
    public Decision Correct(string id, string field, string text, string? note = null, string? assignment = null)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(text);
        var item = Item(id);
        var value = CorrectedValue.Read(text, v => Try(item, field, v));
        return Add(new Decision
        {
            By = Coder,
            At = Now,
            Verdict = Verdict.Correct,
            Findings = Addresses(item),
            Entry = item.Entry is null or DocumentEntry ? null : item.Entry.Type,
            Field = field,
            Value = value,
            Note = note,
            Assignment = assignment,
        });
    }

    /// <summary>Says that two entries of one type are one.</summary>
    public Decision Merge(string id, string other, string? note = null)
    {
        var (one, two) = (Item(id), Item(other));
        if (one.Entry is null or DocumentEntry or ContradictionEntry || one.Entry.Type != two.Entry?.Type) throw new ReviewException("two entries of one type can be merged, nothing else");
        if (one.Id == two.Id) throw new ReviewException("an entry cannot be merged with itself");
        if (one.Entry is not AgreementEntry && one.Entry.Theatre != two.Entry.Theatre)
            throw new ReviewException($"the one belongs to {one.Entry.Theatre ?? "no theatre"}, the other to {two.Entry.Theatre ?? "none"}: correct the place of a finding first");
        return Add(new Decision { By = Coder, At = Now, Verdict = Verdict.Merge, Findings = Addresses(one), Others = Addresses(two), Note = note });
    }

    /// <summary>Says that some of an entry's findings are about something else.</summary>
    public Decision Split(string id, IReadOnlyCollection<string> findings, string? note = null)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var item = Item(id);
        if (item.Entry is null or DocumentEntry or ContradictionEntry) throw new ReviewException("an entry can be split, nothing else");
        var unknown = findings.FirstOrDefault(f => !item.Passages.Any(p => p.Finding.StartsWith(f, StringComparison.Ordinal)));
        if (unknown is not null) throw new ReviewException($"{item.Id} does not rest on a finding '{unknown}'");
        var taken = item.Passages.Where(p => findings.Any(f => p.Finding.StartsWith(f, StringComparison.Ordinal))).ToList();
        var staying = item.Passages.Except(taken).ToList();
        if (taken.Count == 0 || staying.Count == 0) throw new ReviewException("a split takes out some of the findings and leaves some");
        return Add(new Decision { By = Coder, At = Now, Verdict = Verdict.Split, Findings = [.. taken.Select(p => p.Address)], Others = [.. staying.Select(p => p.Address)], Note = note });
    }

    /// <summary>
    /// Withholds a report or a finding, by its id, or puts it back. Throws <see cref="ReviewException"/> without a reason: whoever
    /// asks later must find one.
    /// </summary>
    public Withholding Withhold(string id, string reason, bool isLifted = false)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new ReviewException("a withholding needs a reason (--reason)");
        if (isLifted && Rulings.Withheld.Records.FirstOrDefault(r => r.Kind == WithheldKind.Document && r.Target == id) is { } whole) return Add(whole with { By = Coder, At = Now, Note = reason, IsLifted = true });
        var (kind, address) = Withholdable(id);
        // A coder lifts what was withheld, however the finding is addressed by now.
        var former = Rulings.Withheld.Records.FirstOrDefault(r => r.Kind == kind && (kind == WithheldKind.Document ? r.Target == address.Document : IsSame(r.Finding!, address)));
        if (isLifted && former is null) throw new ReviewException($"'{id}' is not withheld");
        return Add(new Withholding
        {
            By = Coder,
            At = Now,
            Kind = kind,
            Target = kind == WithheldKind.Document ? address.Document : "",
            Finding = kind == WithheldKind.Document ? null : former?.Finding ?? address,
            Note = reason,
            IsLifted = isLifted,
        });

        static bool IsSame(FindingAddress a, FindingAddress b) => a.Document == b.Document && a.Kind == b.Kind && a.Words == b.Words;
    }

    /// <summary>Withholds all of an outlet or agency, and all that names a speaker, or puts it back.</summary>
    public Withholding WithholdSource(string name, string reason, bool isLifted = false)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new ReviewException("a source has a name");
        if (string.IsNullOrWhiteSpace(reason)) throw new ReviewException("a withholding needs a reason (--reason)");
        if (isLifted && !Rulings.Withheld.Records.Any(r => r.Kind == WithheldKind.Source && Wording.Fold(r.Target) == Wording.Fold(name))) throw new ReviewException($"'{name}' is not withheld");
        return Add(new Withholding { By = Coder, At = Now, Kind = WithheldKind.Source, Target = name.Trim(), Note = reason, IsLifted = isLifted });
    }

    /// <summary>
    /// Draws a sample of findings for coders to judge without each other. The same seed draws the same findings of the same reports.
    /// </summary>
    public Assignment Assign(string name, IReadOnlyList<string> coders, int size, int seed, FindingKind? kind = null)
    {
        ArgumentNullException.ThrowIfNull(coders);
        if (string.IsNullOrWhiteSpace(name)) throw new ReviewException("an assignment has a name");
        if (coders.Count < 2 || coders.Distinct(StringComparer.Ordinal).Count() != coders.Count) throw new ReviewException("an assignment takes two coders or more, each once");
        if (Rulings.Records.OfType<Assignment>().Any(a => a.Name == name)) throw new ReviewException($"there is an assignment '{name}' already");
        var sample = DoubleCoding.Sample(Standing(), size, seed, kind);
        if (sample.Count == 0) throw new ReviewException("there are no findings to draw from");
        return Add(new Assignment { By = Coder, At = Now, Name = name, Coders = coders, Findings = sample });
    }

    /// <summary>A blind coding by its name. Throws <see cref="ReviewException"/> when there is none.</summary>
    public DoubleCoding Coding(string name)
    {
        var assignment = Rulings.Records.OfType<Assignment>().LastOrDefault(a => a.Name == name) ?? throw new ReviewException($"there is no assignment '{name}'");
        return new DoubleCoding(assignment, Rulings.Records.OfType<Decision>(), _ledger.Documents());
    }

    /// <summary>
    /// What people put in, in the order in which it counts: all of it, or what is about one thing. What coders said in a blind
    /// coding is left out until all of them are done, but for what <see cref="Coder"/> said.
    /// </summary>
    public IReadOnlyList<ReviewRecord> History(string? id = null)
    {
        var open = Rulings.Records.OfType<Assignment>().Where(a => !Coding(a.Name).IsDone).Select(a => a.Name).ToHashSet(StringComparer.Ordinal);
        var records = Rulings.Records.Where(r => r is not Decision { Assignment: { } name } d || d.By == Coder || !open.Contains(name));
        if (id is null) return [.. records];
        var about = Item(id).Passages.Select(p => (p.Address.Document, p.Address.Kind, p.Address.Words)).ToHashSet();
        return [.. records.Where(r => Addresses(r).Any(a => about.Contains((a.Document, a.Kind, a.Words))))];
    }

    /// <summary>The name of the finding that an address means, or null when it leads nowhere.</summary>
    public string? NameOf(FindingAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return _ledger.Document(address.Document) is { } stored && address.Resolve(stored.Findings) is [var finding, ..] ? FindingIds.Of(stored, finding) : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _ledger.Dispose();

    private static IEnumerable<FindingAddress> Addresses(ReviewRecord record) => record switch
    {
        Decision d => d.Findings.Concat(d.Others),
        Withholding { Finding: { } finding } => [finding],
        Withholding { Kind: WithheldKind.Document } w => [FindingAddress.OfDocument(w.Target)],
        _ => [],
    };

    private static List<FindingAddress> Addresses(ReviewItem item) => [.. item.Passages.Select(p => p.Address)];
}
