using System.IO.Compression;
using System.Runtime.CompilerServices;
using Truce.Domain;

namespace Truce.Reading.Tests;

/// <summary>Title, outlet, byline and day of 90 real pages against what a person saw on them; passes without a check where the pages are not at hand.</summary>
public sealed class JudgedPagesTests
{
    [Fact]
    public void Read_DevelopmentPages_MetadataAreRightWhereThePageSaysThem()
    {
        string[] fields = ["title", "outlet", "byline", "day"];
        var said = new int[fields.Length];
        var right = new int[fields.Length];
        var wrong = new List<string>();
        foreach (var (id, judged, article) in Pages())
        {
            string?[] ours = [article.Title, article.Outlet, article.Byline ?? article.Wire, article.Published?.ToString()];
            for (var i = 0; i < fields.Length; i++)
            {
                if (judged[i] == "-") continue;
                said[i]++;
                if (judged[i].Split(" ¦ ").Any(one => Key(one) == Key(ours[i]) || (fields[i] == "byline" && Outlet.OfName(one)?.Name == article.Wire && article.Wire is not null))) right[i]++;
                else wrong.Add($"{id} {fields[i]}: \"{ours[i]}\", not \"{judged[i]}\"");
            }
        }

        for (var i = 0; i < fields.Length; i++) Assert.True(right[i] >= 0.95 * said[i], $"{fields[i]}: {right[i]} of {said[i]}\n{string.Join('\n', wrong)}");
    }

    /// <summary>An article such as The, a trailing ".com" and marks do not make another name.</summary>
    private static string Key(string? name)
    {
        var key = Fold.Key(name ?? "");
        if (key.StartsWith("the", StringComparison.Ordinal)) key = key[3..];
        return key.EndsWith("com", StringComparison.Ordinal) ? key[..^3] : key;
    }

    private static IEnumerable<(string Id, string[] Judged, Article Article)> Pages([CallerFilePath] string here = "")
    {
        var folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../../shared/gold/articles-dev/html"));
        if (!Directory.Exists(folder)) yield break;
        var judged = File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, "JudgedPages.tsv")).Where(line => line[0] != '#').Select(line => line.Split('\t')).ToDictionary(row => row[0], row => row[1..]);
        var reader = new ArticleReader();
        foreach (var file in Directory.EnumerateFiles(folder, "*.html.gz"))
        {
            var id = Path.GetFileName(file)[..8];
            using var page = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
            using var bytes = new MemoryStream();
            page.CopyTo(bytes);
            yield return (id, judged[id], reader.Read(new RawDocument { Id = id, Bytes = bytes.ToArray(), ContentType = "text/html; charset=utf-8" }));
        }
    }
}
