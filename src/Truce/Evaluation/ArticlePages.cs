using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Truce.Evaluation;

/// <summary>A folder of pages in the layout of the public article-extraction benchmark.</summary>
internal static class ArticlePages
{
    /// <summary>The pages, <c>ID.html.gz</c> or <c>ID.html</c>, in ordinal order.</summary>
    public static IEnumerable<string> Files(string folder)
    {
        var html = Path.Combine(folder, "html");
        return Directory.EnumerateFiles(Directory.Exists(html) ? html : folder)
            .Where(file => file.EndsWith(".html.gz", StringComparison.Ordinal) || file.EndsWith(".html", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>The page's id: its file name without endings.</summary>
    public static string IdOf(string file)
    {
        var name = Path.GetFileName(file);
        return name[..name.IndexOf(".html", StringComparison.Ordinal)];
    }

    /// <summary>The page, unpacked.</summary>
    public static byte[] ReadBytes(string file)
    {
        if (!file.EndsWith(".gz", StringComparison.Ordinal)) return File.ReadAllBytes(file);
        using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var memory = new MemoryStream();
        packed.CopyTo(memory);
        return memory.ToArray();
    }

    /// <summary>The page as text (the benchmark's pages are UTF-8).</summary>
    public static string ReadText(string file) => Encoding.UTF8.GetString(ReadBytes(file));

    /// <summary>Article texts by id, from <c>ground-truth.json</c>; empty when the folder has none.</summary>
    public static Dictionary<string, string> Truth(string folder)
    {
        var truth = new Dictionary<string, string>(StringComparer.Ordinal);
        var file = Path.Combine(folder, "ground-truth.json");
        if (!File.Exists(file)) return truth;
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        foreach (var page in json.RootElement.EnumerateObject()) truth.Add(page.Name, page.Value.GetProperty("articleBody").GetString() ?? "");
        return truth;
    }
}
