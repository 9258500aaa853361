using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Truce.Benchmarks;

/// <summary>
/// Reports made of sentences that say something, in any number and from a seed, for measuring memory and speed: as JSON Lines, or as a WARC file of
/// pages with the ballast of news sites around them (170 kB a page, packed about five to one, as in a public crawl).
/// </summary>
internal sealed class SyntheticCorpus(int seed)
{
    private const int PageBytes = 170_000;
    private const int ScriptBytes = 60_000;

    private static readonly string[] _sides = ["Sudanese army forces", "the Rapid Support Forces", "Houthi fighters", "the Syrian government", "rebel commanders", "Lebanese troops", "Hezbollah", "Ukrainian forces", "Russian forces", "the Azerbaijani army"];
    private static readonly string[] _towns = ["Khartoum", "Aleppo", "Hudaydah", "El Fasher", "Tyre", "Avdiivka", "Stepanakert", "Idlib", "Taiz", "Nyala"];
    private static readonly string[] _days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

    private readonly Random _random = new(seed);

    /// <summary>Writes so many reports as JSON Lines, each of some 8 to 15 paragraphs, or of so many as is said.</summary>
    public void WriteJsonLines(string file, int count, int? paragraphs = null)
    {
        using var stream = File.Create(file);
        for (var i = 0; i < count; i++)
        {
            var title = Sentence();
            JsonSerializer.Serialize(stream, new { title, text = string.Join("\n\n", Paragraphs(paragraphs)), date = Day(i), url = $"https://news{i % 97}.example/{i}" });
            stream.WriteByte((byte)'\n');
        }
    }

    /// <summary>Writes pages until the file, packed record by record, has so many bytes; returns how many pages.</summary>
    public int WriteWarc(string file, long bytes)
    {
        using var stream = File.Create(file);
        var pages = 0;
        for (; stream.Position < bytes; pages++)
        {
            var page = Page(pages);
            var http = Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}");
            using var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true);
            gzip.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
                $"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news{pages % 97}.example/{pages}\r\nContent-Length: {http.Length}\r\n\r\n")));
            gzip.Write(http);
            gzip.Write("\r\n\r\n"u8);
        }

        return pages;
    }

    private string Page(int number)
    {
        var title = Sentence();
        var page = new StringBuilder(PageBytes + 4096);
        page.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title><meta property=\"article:published_time\" content=\"{Day(number)}T08:00:00Z\"><script>var data=\"");
        for (var i = 0; i < ScriptBytes; i += 8) page.Append(_random.Next().ToString("x8", CultureInfo.InvariantCulture));
        page.Append("\"</script></head><body><header><nav><ul>");
        for (var i = 0; i < 80; i++) page.Append(CultureInfo.InvariantCulture, $"<li class=\"nav-item nav-item-{i}\"><a href=\"/section/{i}\">Section {i}</a></li>");
        page.Append(CultureInfo.InvariantCulture, $"</ul></nav></header><main><article><h1>{title}</h1>");
        foreach (var paragraph in Paragraphs()) page.Append(CultureInfo.InvariantCulture, $"<p>{paragraph}</p>");
        page.Append("</article></main><aside>");
        for (var i = 0; page.Length < PageBytes; i++)
            page.Append(CultureInfo.InvariantCulture, $"<div class=\"card card-{i % 7}\"><a href=\"/story/{_random.Next()}\"><img src=\"/img/{_random.Next()}.jpg\" alt=\"\"></a><span>{_towns[_random.Next(_towns.Length)]} {_random.Next(1000)}</span></div>");
        return page.Append("</aside></body></html>").ToString();
    }

    private IEnumerable<string> Paragraphs(int? count = null)
    {
        for (var i = count ?? _random.Next(8, 16); i > 0; i--) yield return string.Join(' ', Enumerable.Range(0, _random.Next(2, 4)).Select(_ => Sentence()));
    }

    private string Sentence()
    {
        var (side, other) = (_sides[_random.Next(_sides.Length)], _sides[_random.Next(_sides.Length)]);
        var (town, day, number) = (_towns[_random.Next(_towns.Length)], _days[_random.Next(_days.Length)], _random.Next(2, 400));
        return _random.Next(8) switch
        {
            0 => $"At least {number} people were killed in {town} on {day} when shells hit a market, a doctor said.",
            1 => $"Officials accused {side} of breaking the ceasefire near {town} {number} times.",
            2 => $"\"The truce must hold in {town},\" a spokesman for {side} said on {day}.",
            3 => $"A convoy of {number} trucks reached {town} on {day} after {side} opened the road.",
            4 => $"Talks between {side} and {other} in Geneva ended on {day} without an agreement.",
            5 => $"Residents of {town} said that {other} had shelled the district for {number} minutes.",
            6 => $"The Security Council is to vote on {day} on a draft that calls for a halt to the fighting in {town}.",
            _ => $"{side} denied on {day} that its fighters had entered {town}, and blamed {other}.",
        };
    }

    private static string Day(int number) => new DateOnly(2024, 1, 1).AddDays(number % 700).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
