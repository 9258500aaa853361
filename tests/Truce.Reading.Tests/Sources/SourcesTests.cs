using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Truce.Reading.Tests;

public sealed class SourcesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("truce-sources").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Open_Folder_GivesFilesInOrdinalOrderWithRelativeIds()
    {
        Write("b/two.txt", "two");
        Write("b.txt", "b");
        Write("a.txt", "a");
        Write("B.txt", "B");
        Write(".hidden", "no");
        Write("b/.git/config", "no");

        Assert.Equal(["B.txt", "a.txt", "b.txt", "b/two.txt"], Ids(Sources.Open([_root])));
    }

    [Fact]
    public void Open_MissingPath_IsRejectedAndTheRestIsRead()
    {
        var file = Write("a.txt", "a");

        var items = Sources.Open([Path.Combine(_root, "none"), file]).ToList();

        Assert.Contains("no such file", items[0].Rejected!.Reason, StringComparison.Ordinal);
        Assert.Equal("a.txt", items[1].Document!.Id);
    }

    [Fact]
    public void Open_DocumentOverTheLimit_IsRejected()
    {
        var file = Write("a.txt", new string('a', 101));

        var item = Assert.Single(Sources.Open([file], new SourceOptions { MaxDocumentBytes = 100 }));

        Assert.Contains("more than 100 bytes", item.Rejected!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_Zip_GivesItsEntries()
    {
        var path = Path.Combine(_root, "a.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            foreach (var name in new[] { "z.txt", "in/a.txt", ".DS_Store" })
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(name));
            }
        }

        var items = Sources.Open([path]).ToList();

        Assert.Equal(["a.zip!in/a.txt", "a.zip!z.txt"], Ids(items));
        Assert.Equal("in/a.txt", Encoding.UTF8.GetString(items[0].Document!.Bytes.Span));
    }

    [Fact]
    public void Open_TarGz_GivesItsEntries()
    {
        var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(gzip))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "one.txt") { DataStream = new MemoryStream("one"u8.ToArray()) });
        }

        memory.Position = 0;
        var item = Assert.Single(Sources.Open(memory, "a.tar.gz"));

        Assert.Equal("a.tar.gz!one.txt", item.Document!.Id);
    }

    [Fact]
    public void Open_TornGzip_IsRejectedAfterWhatCouldBeRead()
    {
        var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.NoCompression, leaveOpen: true)) gzip.Write(new byte[100_000]);
        var torn = new MemoryStream(memory.ToArray()[..50_000]);

        // .NET takes the end of a torn gzip for its end; the checksum is never reached, and the zeros are no report.
        var items = Sources.Open(torn, "a.gz").ToList();

        Assert.Single(items);
    }

    [Fact]
    public void Open_JsonLines_GivesADocumentALineAndNamesTheBadLine()
    {
        var file = Write("a.jsonl", "{\"id\":\"x\",\"text\":\"one\"}\n\nnot json\n{\"text\":\"two\"}");

        var items = Sources.Open([file]).ToList();

        Assert.Equal(["a.jsonl!x", "a.jsonl!3", "a.jsonl!4"], Ids(items));
        Assert.StartsWith("line 3 is no JSON", items[1].Rejected!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ContainersTooDeep_IsRejected()
    {
        var bytes = "x"u8.ToArray();
        for (var i = 0; i < 5; i++)
        {
            var memory = new MemoryStream();
            using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(bytes);
            bytes = memory.ToArray();
        }

        var item = Assert.Single(Sources.Open(new MemoryStream(bytes), "a.gz"));

        Assert.Contains("deeper than 3", item.Rejected!.Reason, StringComparison.Ordinal);
    }

    private static List<string> Ids(IEnumerable<SourceItem> items) => items.Select(i => i.Document?.Id ?? i.Rejected!.Id).ToList();

    private string Write(string name, string text)
    {
        var path = Path.Combine(_root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
