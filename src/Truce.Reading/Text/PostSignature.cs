using Truce.Domain;

namespace Truce.Reading;

/// <summary>The line below an embedded post: <c>— Name (@handle) September 10, 2016</c>.</summary>
/// <param name="Author">Name and handle.</param>
/// <param name="Date">Its date, or null.</param>
internal sealed record PostSignature(string Author, PartialDate? Date)
{
    /// <summary>Reads the line; false when it is none.</summary>
    public static bool TryRead(string line, out PostSignature? signature)
    {
        signature = null;
        if (line.Length > 200) return false;
        var handle = line.IndexOf("(@", StringComparison.Ordinal);
        if (handle < 0) return false;
        var close = line.IndexOf(')', handle);
        if (close < 0) return false;
        var rest = line.AsSpan(close + 1).Trim();
        var dates = DateScanner.Scan(rest);
        // Either the dash that the embedding code writes, or a date right after the handle.
        if (line[0] is not ('—' or '–' or '-' or '―') && (dates.Count == 0 || dates[0].Span.Start > 2)) return false;
        if (rest.Length > 60) return false;
        signature = new PostSignature(line[..(close + 1)].TrimStart('—', '–', '-', '―', ' '), dates.Count > 0 ? dates[0].Date : null);
        return true;
    }
}
