using System.Text;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>
/// Writes a ledger with all that it rests on into one zip, for a third party to verify offline (docs/formats/bundle.md). The same
/// journal gives the same bytes.
/// </summary>
public static class EvidenceBundle
{
    /// <summary>Writes the bundle to a stream that can go back, such as a file. What is withheld is left out.</summary>
    public static void Write(LedgerFile ledger, Stream output)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(output);
        var rulings = ledger.Rulings();
        var hidden = new HiddenRecords(ledger, rulings);
        var zip = new PlainZipWriter(output);
        var pages = new SortedSet<string>(StringComparer.Ordinal);
        var texts = new SortedSet<string>(StringComparer.Ordinal);
        long records = 0;
        long withheld = 0;
        var head = Convert.ToHexStringLower(Chain.Origin);

        zip.Add(BundleFormat.Readme, BundleFormat.ReadmeOf(BundleFormat.Release));
        zip.Add(BundleFormat.Journal, stream =>
        {
            foreach (var record in ledger.Records())
            {
                var content = Packed.Unpack(record.Content);
                var isHidden = hidden.Contains(record, content);
                stream.Write(BundleFormat.Line(record.Seq, record.Kind, isHidden ? null : record.Key, record.Hash, record.Chain, isHidden ? null : Encoding.UTF8.GetString(content)));
                records++;
                head = Convert.ToHexStringLower(record.Chain);
                if (isHidden) withheld++;
                else if (record.Kind is nameof(RecordKind.Document) or nameof(RecordKind.Coding))
                {
                    pages.Add(record.Key);
                    texts.Add(StoredDocument.FromContent(content).TextHash);
                }
            }
        });
        zip.Add(BundleFormat.Ledger, stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
            JsonLinesExport.Write(Projector.Project(ledger.Documents(), rulings), writer);
        });
        foreach (var page in pages) zip.Add(BundleFormat.Pages + page, Archived(ledger, page));
        foreach (var text in texts) zip.Add($"{BundleFormat.Texts}{text}.txt", Archived(ledger, text));
        zip.Add(BundleFormat.Manifest, BundleFormat.ManifestOf(zip.Files, BundleFormat.Release, records, withheld, head));
        zip.Finish();
    }

    private static byte[] Archived(LedgerFile ledger, string hash) =>
        ledger.Archived(hash) ?? throw new LedgerException($"{ledger.Path} lacks {hash} in its archive: 'truce verify' says more");
}
