using System.Net;
using System.Text;

namespace Truce.Reading;

/// <summary>
/// Mends what many feeds have wrong before an XML reader sees it: space before the declaration, names of characters that HTML knows and XML
/// does not, and a bare ampersand.
/// </summary>
internal static class FeedText
{
    private const string CDataStart = "<![CDATA[";
    private const string CDataEnd = "]]>";
    private const int LongestName = 32;

    public static string Mend(string text)
    {
        text = text.TrimStart();
        if (!text.Contains('&', StringComparison.Ordinal)) return text;
        var mended = new StringBuilder(text.Length + 64);
        var at = 0;
        while (at < text.Length)
        {
            var next = text.AsSpan(at).IndexOfAny('&', '<');
            if (next < 0) break;
            mended.Append(text, at, next);
            at += next;
            if (text[at] == '&')
            {
                at += AppendReference(mended, text.AsSpan(at));
            }
            else if (string.CompareOrdinal(text, at, CDataStart, 0, CDataStart.Length) == 0)
            {
                var end = text.IndexOf(CDataEnd, at, StringComparison.Ordinal);
                end = end < 0 ? text.Length : end + CDataEnd.Length;
                mended.Append(text, at, end - at);
                at = end;
            }
            else
            {
                mended.Append(text[at++]);
            }
        }

        return mended.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Writes the reference that the text begins with as XML knows it; returns how much of the text that was.</summary>
    private static int AppendReference(StringBuilder mended, ReadOnlySpan<char> text)
    {
        var end = 1;
        while (end < text.Length && end < LongestName && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '#')) end++;
        if (end > 1 && end < text.Length && text[end] == ';')
        {
            var reference = text[..(end + 1)];
            if (reference[1] == '#' || reference is "&amp;" or "&lt;" or "&gt;" or "&quot;" or "&apos;")
            {
                mended.Append(reference);
                return reference.Length;
            }

            var known = WebUtility.HtmlDecode(reference.ToString());
            if (!known.StartsWith('&'))
            {
                mended.Append(known);
                return reference.Length;
            }
        }

        mended.Append("&amp;");
        return 1;
    }
}
