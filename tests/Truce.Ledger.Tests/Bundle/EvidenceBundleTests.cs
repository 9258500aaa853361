using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Truce.Ledger.Tests.Bundle;

public sealed class EvidenceBundleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private LedgerFile Ledger(int reports, string name = "truce.db", bool isDecided = true)
    {
        var ledger = LedgerFile.Open(_folder.File(name));
        using var batch = ledger.Begin();
        foreach (var findings in Corpus.Write(3, reports)) batch.Add(findings, Report.Page(findings.Text));
        batch.AddName(Corpus.Write(3, 1).First().ContentHash, "another-name.txt");
        batch.Add(new Truce.Domain.RejectedDocument("empty.txt", null, "the file is empty"));
        if (isDecided)
        {
            var first = Corpus.Write(3, 1).First();
            batch.Add(new Decision { By = "Ada", At = DateTimeOffset.UnixEpoch, Verdict = Verdict.Reject, Findings = [FindingAddress.Of(first.ContentHash, first.Incidents[0])], Note = "seen “twice”" });
        }

        batch.Commit();
        return ledger;
    }

    private static byte[] Bundle(LedgerFile ledger)
    {
        using var stream = new MemoryStream();
        EvidenceBundle.Write(ledger, stream);
        return stream.ToArray();
    }

    private static BundleVerification Verify(byte[] bundle, string? head = null)
    {
        using var stream = new MemoryStream(bundle);
        return BundleVerification.Of(stream, head);
    }

    [Fact]
    public void Write_Ledger_VerifiesAndBearsItsHead()
    {
        using var ledger = Ledger(6);
        var verification = Verify(Bundle(ledger), ledger.Head);

        Assert.Empty(verification.Failures);
        Assert.Empty(verification.Remarks);
        Assert.Equal(ledger.Head, verification.Head);
        Assert.Equal(ledger.Count, verification.Records);
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytes()
    {
        using var one = Ledger(6);
        using var other = Ledger(6, "other.db");

        Assert.Equal(Bundle(one), Bundle(one));
        Assert.Equal(Bundle(one), Bundle(other));
    }

    [Fact]
    public void Write_Zip_CanBeReadByAnyZipReader()
    {
        using var ledger = Ledger(4);
        using var zip = new ZipArchive(new MemoryStream(Bundle(ledger)));

        Assert.Equal(["README.txt", "journal.jsonl", "ledger.jsonl"], zip.Entries.Take(3).Select(e => e.FullName));
        Assert.Equal("manifest.json", zip.Entries[^1].FullName);
        var document = ledger.Documents().First();
        using var page = zip.GetEntry($"pages/{document.Findings.ContentHash}")!.Open();
        using var bytes = new MemoryStream();
        page.CopyTo(bytes);
        Assert.Equal(ledger.Archived(document.Findings.ContentHash), bytes.ToArray());
    }

    [Fact]
    public void Verify_AnyByteChanged_IsFoundAndNamed()
    {
        using var ledger = Ledger(1);
        var bundle = Bundle(ledger);
        string[] names = ["README.txt", "journal.jsonl", "ledger.jsonl", "manifest.json", "pages/", "texts/", "the zip"];
        var unfound = new List<int>();
        // Every byte of the zip's own and every seventh of the contents.
        using var reading = new MemoryStream(bundle);
        var contents = PlainZipReader.Read(reading).Files;
        for (var at = 0; at < bundle.Length; at++)
        {
            if (at % 7 != 0 && contents.Any(f => at >= f.ContentOffset && at < f.ContentOffset + f.Length)) continue;
            var changed = (byte[])bundle.Clone();
            changed[at] ^= (byte)(1 << (at % 8));
            var verification = Verify(changed);
            if (verification.IsWhole || !names.Any(n => verification.Failures[0].Contains(n, StringComparison.Ordinal))) unfound.Add(at);
        }

        Assert.Empty(unfound);
    }

    [Fact]
    public void Verify_CutOffOrLengthened_IsFound()
    {
        using var ledger = Ledger(1);
        var bundle = Bundle(ledger);

        foreach (var length in (int[])[0, 3, 40, bundle.Length / 2, bundle.Length - 1]) Assert.False(Verify(bundle[..length]).IsWhole);
        Assert.False(Verify([.. bundle, 0]).IsWhole);
        Assert.False(Verify([.. bundle, .. bundle]).IsWhole);
    }

    [Theory]
    [InlineData("pages/")]
    [InlineData("texts/")]
    [InlineData("ledger.jsonl")]
    [InlineData("journal.jsonl")]
    [InlineData("README.txt")]
    public void Verify_FileChangedAndAllSumsMadeAnew_IsFoundAndNamed(string name)
    {
        using var ledger = Ledger(2);
        var changed = Rebuild(Bundle(ledger), (file, content) => file.StartsWith(name, StringComparison.Ordinal) ? Encoding.UTF8.GetString(content).Replace("truce", "peace", StringComparison.Ordinal) : null);

        Assert.Contains(Verify(changed).Failures, f => f.StartsWith(name, StringComparison.Ordinal));
    }

    [Fact]
    public void Verify_FileTakenOutOrPutIn_IsNamed()
    {
        using var ledger = Ledger(2);
        var page = $"pages/{ledger.Documents().First().Findings.ContentHash}";

        Assert.Contains($"{page}: it is missing", Verify(Rebuild(Bundle(ledger), (_, _) => null, without: page)).Failures);
        Assert.Contains(Verify(Rebuild(Bundle(ledger), (_, _) => null, with: "pages/extra")).Failures, f => f.StartsWith("pages/extra", StringComparison.Ordinal));
    }

    [Fact]
    public void Verify_JournalOfAnotherHead_IsFoundOnlyByTheHead()
    {
        using var ledger = Ledger(2);
        var head = ledger.Head;
        using var forged = Ledger(2, "forged.db", isDecided: false);

        Assert.True(Verify(Bundle(forged)).IsWhole);
        Assert.Contains(Verify(Bundle(forged), head).Failures, f => f.Contains(head, StringComparison.Ordinal));
    }

    [Fact]
    public void Write_WhatIsWithheld_IsNowhereInTheBundleAndTheChainHolds()
    {
        using var ledger = Ledger(4);
        var document = ledger.Documents().First(d => d.Findings.Incidents.Count > 0);
        var other = ledger.Documents().Last();
        using (var batch = ledger.Begin())
        {
            batch.Add(new Withholding { By = "Ada", At = DateTimeOffset.UnixEpoch, Kind = WithheldKind.Document, Target = document.Findings.ContentHash, Note = "Umm Khalid is at risk" });
            batch.Add(new Withholding { By = "Ada", At = DateTimeOffset.UnixEpoch.AddDays(1), Kind = WithheldKind.Finding, Finding = FindingAddress.Of(other.Findings.ContentHash, other.Findings.Agreements[0]) });
            batch.Commit();
        }

        var bundle = Bundle(ledger);
        var verification = Verify(bundle, ledger.Head);
        Assert.Empty(verification.Failures);
        Assert.Contains("withheld", Assert.Single(verification.Remarks), StringComparison.Ordinal);
        Assert.True(verification.Withheld >= 4);
        var text = Encoding.UTF8.GetString(bundle);
        Assert.DoesNotContain(document.Findings.ContentHash, text, StringComparison.Ordinal);
        Assert.DoesNotContain(other.Findings.Agreements[0].Evidence, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Khalid", text, StringComparison.Ordinal);
        Assert.Contains("\"type\":\"withheld\",\"documents\":1", text, StringComparison.Ordinal);
    }

    /// <summary>The same bundle with other contents and every sum of the zip and the manifest made anew: what a careful forger makes.</summary>
    private static byte[] Rebuild(byte[] bundle, Func<string, byte[], string?> change, string? without = null, string? with = null)
    {
        using var input = new MemoryStream(bundle);
        var reader = PlainZipReader.Read(input);
        using var output = new MemoryStream();
        var writer = new PlainZipWriter(output);
        var head = "";
        var records = 0;
        foreach (var file in reader.Files.Where(f => f.Name != without))
        {
            var content = new byte[file.Length];
            reader.Open(file).ReadExactly(content);
            if (file.Name == BundleFormat.Manifest)
            {
                var manifest = JsonNode.Parse(content)!;
                (head, records) = ((string)manifest["head"]!, (int)manifest["records"]!);
                if (with is not null) writer.Add(with, "new"u8);
                content = BundleFormat.ManifestOf(writer.Files, BundleFormat.Release, records, 0, head);
            }

            writer.Add(file.Name, change(file.Name, content) is { } changed ? Encoding.UTF8.GetBytes(changed) : content);
        }

        writer.Finish();
        return output.ToArray();
    }
}
