using System.Globalization;
using System.IO.Compression;
using System.Text;
using AngleSharp.Html.Parser;
using Truce.Domain;
using Truce.Reading;

namespace Truce.Benchmarks;

/// <summary>
/// Page to article beside AngleSharp's bare parse of the same pages, in turn, in one process on one thread. Prints processor seconds of
/// each round and their ratio (parse / ours): above 1 the article is there sooner than the bare tree.
/// </summary>
internal static class Pages
{
    public static void Run(string folder, int rounds)
    {
        var pages = Directory.EnumerateFiles(folder).Where(file => file.Contains(".html", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Unpack).ToArray();
        var reader = new ArticleReader();
        var parser = new HtmlParser();
        var ratios = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var (parse, parsed) = Measure(pages, page =>
            {
                using var document = parser.ParseDocument(Encoding.UTF8.GetString(page));
                return document.All.Length;
            });
            var (read, kept) = Measure(pages, page => Read(reader, page));
            ratios.Add(parse / read);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"round {round}: parse {parse:F3} s, {parsed >> 20} MB; article {read:F3} s, {kept >> 20} MB allocated; parse/article {parse / read:F2}"));
        }

        var settled = ratios.Skip(rounds * 3 / 4).Order().ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"settled parse/article: median {settled[settled.Length / 2]:F2} ({settled[0]:F2}-{settled[^1]:F2}), {settled.Length} pairs of {pages.Length} pages"));
    }

    private static int Read(ArticleReader reader, byte[] page)
    {
        try
        {
            return reader.Read(new RawDocument { Id = "page", Bytes = page, ContentType = "text/html; charset=utf-8" }).Text.Length;
        }
        catch (RejectedException)
        {
            return 0;
        }
    }

    private static (double Seconds, long Allocated) Measure(byte[][] pages, Func<byte[], int> work)
    {
        GC.Collect();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var begun = Environment.CpuUsage.TotalTime;
        foreach (var page in pages) work(page);
        return ((Environment.CpuUsage.TotalTime - begun).TotalSeconds, GC.GetAllocatedBytesForCurrentThread() - allocated);
    }

    private static byte[] Unpack(string file)
    {
        using var stream = File.OpenRead(file);
        using var memory = new MemoryStream();
        if (file.EndsWith(".gz", StringComparison.Ordinal)) new GZipStream(stream, CompressionMode.Decompress).CopyTo(memory);
        else stream.CopyTo(memory);
        return memory.ToArray();
    }
}
