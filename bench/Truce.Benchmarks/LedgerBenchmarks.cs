using BenchmarkDotNet.Attributes;
using Truce.Ledger;

namespace Truce.Benchmarks;

/// <summary>Findings of the samples to a committed journal, entries, an export and an evidence bundle.</summary>
[MemoryDiagnoser]
public class LedgerBenchmarks
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("truce-benchmarks-");
    private SampleReports _samples = null!;
    private List<StoredDocument> _stored = null!;
    private LedgerSnapshot _snapshot = null!;
    private LedgerFile _ledger = null!;
    private int _number;

    [GlobalSetup]
    public void SetUp()
    {
        _samples = new SampleReports();
        _stored = [.. _samples.Findings.Select(StoredDocument.Of)];
        _snapshot = Projector.Project(_stored, Rulings.None);
        _ledger = LedgerFile.Open(Path.Combine(_folder.FullName, "bundle.db"));
        Append(_ledger);
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _ledger.Dispose();
        _folder.Delete(recursive: true);
    }

    [Benchmark]
    public long FindingsToJournal()
    {
        using var ledger = LedgerFile.Open(Path.Combine(_folder.FullName, $"{_number++}.db"));
        Append(ledger);
        return ledger.Count;
    }

    [Benchmark]
    public int FindingsToEntries() => Projector.Project(_stored, Rulings.None).Entries.Count;

    [Benchmark]
    public int EntriesToJsonLines()
    {
        using var writer = new StringWriter();
        JsonLinesExport.Write(_snapshot, writer);
        return writer.GetStringBuilder().Length;
    }

    [Benchmark]
    public long LedgerToBundle()
    {
        using var bundle = new MemoryStream();
        EvidenceBundle.Write(_ledger, bundle);
        return bundle.Length;
    }

    private void Append(LedgerFile ledger)
    {
        using var batch = ledger.Begin();
        foreach (var (document, page) in _stored.Zip(_samples.Pages)) batch.Add(document, page.Bytes);
        batch.Commit();
    }
}
