using System.Text;
using System.Text.Json;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>One check of one bundle.</summary>
internal sealed class BundleCheck(Stream bundle, string? head)
{
    private readonly List<string> _failures = [];
    private readonly List<string> _remarks = [];
    private readonly Dictionary<string, string> _referenced = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoredDocument> _documents = new(StringComparer.Ordinal); // by page, as coded last
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly List<ReviewRecord> _reviews = [];
    private long _records;
    private long _withheld;
    private byte[] _chain = Chain.Origin;
    private bool _isHeadMet = head is null;

    private string Head => Convert.ToHexStringLower(_chain);

    public BundleVerification Run()
    {
        var zip = PlainZipReader.Read(bundle);
        var byName = zip.Files.ToLookup(f => f.Name, StringComparer.Ordinal);
        foreach (var twice in byName.Where(f => f.Count() > 1)) _failures.Add($"{twice.Key}: it is there twice");
        if (zip.Fault is not null) _failures.Add(zip.Fault);
        foreach (var name in (string[])[BundleFormat.Readme, BundleFormat.Journal, BundleFormat.Ledger, BundleFormat.Manifest])
        {
            if (!byName.Contains(name)) _failures.Add($"{name}: it is missing");
        }

        if (_failures.Count > 0) return Result(); // the rest would only repeat it
        CheckJournal(zip, byName[BundleFormat.Journal].First());
        CheckArchive(zip.Files);
        var release = CheckManifest(zip, byName[BundleFormat.Manifest].First());
        CheckReadme(zip, byName[BundleFormat.Readme].First(), release);
        if (_failures.Count == 0) CheckLedger(zip, byName[BundleFormat.Ledger].First(), release);
        if (!_isHeadMet) _failures.Add($"{BundleFormat.Journal}: it never had the head {head}: records were cut off, or it is another journal");
        return Result();
    }

    private BundleVerification Result() => new(_records, _withheld, Head, _failures, _remarks);

    private void CheckJournal(PlainZipReader zip, ZipFile file)
    {
        try
        {
            foreach (var line in zip.Lines(file))
            {
                if (CheckRecord(line) is { } failure)
                {
                    _failures.Add($"{file.Name}, record {_records + 1}: {failure}");
                    return;
                }

                _records++;
                _isHeadMet = _isHeadMet || Head == head;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or FormatException or DecoderFallbackException or KeyNotFoundException or InvalidOperationException)
        {
            _failures.Add($"{file.Name}, record {_records + 1}: it is broken: {e.Message}");
        }
    }

    private string? CheckRecord(string line)
    {
        using var json = JsonDocument.Parse(line);
        var record = json.RootElement;
        var (seq, kindName) = (record.GetProperty("seq").GetInt64(), record.GetProperty("kind").GetString()!);
        var (key, content) = (record.GetProperty("key").GetString(), record.GetProperty("content").GetString());
        var hash = Convert.FromHexString(record.GetProperty("hash").GetString()!);
        var chain = Convert.FromHexString(record.GetProperty("chain").GetString()!);
        if (seq != _records + 1) return $"the next record is {seq}";
        if (!BundleFormat.Line(seq, kindName, key, hash, chain, content).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(line + "\n"))) return "it is not written as a bundle writes it";
        if (!Chain.Next(_chain, hash).AsSpan().SequenceEqual(chain)) return "its chain hash does not follow from the record before";
        _chain = chain;
        if (key is null || content is null)
        {
            _withheld++;
            return null;
        }

        if (!Enum.TryParse<RecordKind>(kindName, out var kind)) return $"its kind, '{kindName}', is none that this release knows";
        var bytes = Encoding.UTF8.GetBytes(content);
        if (!Chain.HashOf(kind, key, bytes).AsSpan().SequenceEqual(hash)) return "its content does not match its hash";
        Take(kind, key, bytes);
        return null;
    }

    private void Take(RecordKind kind, string key, byte[] content)
    {
        switch (kind)
        {
            case RecordKind.Document or RecordKind.Coding:
                var document = StoredDocument.FromContent(content);
                _documents[key] = document;
                _referenced[BundleFormat.Pages + key] = key;
                _referenced[$"{BundleFormat.Texts}{document.TextHash}.txt"] = document.TextHash;
                Name(key, document.Findings.Id);
                break;
            case RecordKind.Alias:
                using (var name = JsonDocument.Parse(content)) Name(key, name.RootElement.GetString()!);
                break;
            case RecordKind.Decision or RecordKind.Assignment or RecordKind.Withholding:
                _reviews.Add(ReviewJson.Read(content));
                break;
        }

        void Name(string page, string name)
        {
            if (!_names.TryGetValue(page, out var first) || string.CompareOrdinal(name, first) < 0) _names[page] = name;
        }
    }

    /// <summary>Every page and text is one that a record speaks of, has the hash that it is named by, and none is missing.</summary>
    private void CheckArchive(IReadOnlyList<ZipFile> files)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files.Where(f => f.Name.StartsWith(BundleFormat.Pages, StringComparison.Ordinal) || f.Name.StartsWith(BundleFormat.Texts, StringComparison.Ordinal)))
        {
            found.Add(file.Name);
            if (!_referenced.TryGetValue(file.Name, out var hash)) _failures.Add($"{file.Name}: no record of the journal speaks of it");
            else if (file.Sha256 != hash) _failures.Add($"{file.Name}: it has been changed: its hash is {file.Sha256}");
        }

        _failures.AddRange(_referenced.Keys.Where(n => !found.Contains(n)).Order(StringComparer.Ordinal).Select(n => $"{n}: it is missing"));
    }

    /// <summary>The manifest follows from the files and the release; returns the release.</summary>
    private string CheckManifest(PlainZipReader zip, ZipFile file)
    {
        using var stream = zip.Open(file);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        try
        {
            using var json = JsonDocument.Parse(bytes.ToArray());
            var release = json.RootElement.GetProperty("release").GetString() ?? "";
            var listed = json.RootElement.GetProperty("files").EnumerateArray().ToDictionary(f => f.GetProperty("name").GetString()!, f => f.GetProperty("sha256").GetString(), StringComparer.Ordinal);
            var others = zip.Files.Where(f => f.Name != BundleFormat.Manifest).ToList();
            foreach (var other in others.Where(f => listed.GetValueOrDefault(f.Name) is { } hash && hash != f.Sha256)) _failures.Add($"{other.Name}: it is not what the manifest says: its hash is {other.Sha256}");
            foreach (var other in others.Where(f => !listed.ContainsKey(f.Name))) _failures.Add($"{other.Name}: the manifest does not know it");
            if (_failures.Count == 0 && !BundleFormat.ManifestOf(others, release, _records, _withheld, Head).AsSpan().SequenceEqual(bytes.ToArray()))
                _failures.Add($"{file.Name}: it has been changed: it is not the manifest of these files");
            return release;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            _failures.Add($"{file.Name}: it is broken: {e.Message}");
            return "";
        }
    }

    private void CheckReadme(PlainZipReader zip, ZipFile file, string release)
    {
        using var stream = zip.Open(file);
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        var firstLine = text.Split('\n')[0];
        if (!firstLine.EndsWith($" {release}", StringComparison.Ordinal)) _failures.Add($"{file.Name} or {BundleFormat.Manifest}: they name different releases");
        else if (release == BundleFormat.Release && text != Encoding.UTF8.GetString(BundleFormat.ReadmeOf(release))) _failures.Add($"{file.Name}: it has been changed");
    }

    /// <summary>Makes the ledger anew from the journal and compares it, when the journal is all there.</summary>
    private void CheckLedger(PlainZipReader zip, ZipFile file, string release)
    {
        if (_withheld > 0)
        {
            _remarks.Add($"{file.Name} could not be made anew from the journal, since {_withheld} of {_records} records are withheld; its hash is that of the manifest");
            return;
        }

        var documents = _documents.Values.Select(d => d with { Findings = d.Findings with { Id = _names[d.Findings.ContentHash] } });
        using var expected = new StringWriter();
        JsonLinesExport.Write(Projector.Project(documents, Rulings.Of(_reviews)), expected);
        using var lines = new StringReader(expected.ToString());
        var number = 0;
        foreach (var line in zip.Lines(file))
        {
            number++;
            if (lines.ReadLine() == line) continue;
            Differs();
            return;
        }

        if (lines.ReadLine() is not null) Differs();

        void Differs()
        {
            var what = $"{file.Name}, line {number}: it is not what the journal gives";
            if (release == BundleFormat.Release) _failures.Add(what);
            else _remarks.Add($"{what} in this release ({BundleFormat.Release}); the bundle was made by {release}: verify it with that");
        }
    }
}
