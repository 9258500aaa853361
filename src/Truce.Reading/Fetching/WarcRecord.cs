using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Truce.Reading;

/// <summary>Writes a fetched page as a WARC 1.1 response record, compressed by itself.</summary>
internal static class WarcRecord
{
    /// <summary>
    /// The record. The body is stored as it was after unpacking, so the headers that spoke of its transfer are left out; the record's id
    /// is made from its content, so that one page fetched twice is one record.
    /// </summary>
    public static byte[] Response(Uri target, DateTimeOffset fetched, int status, IEnumerable<KeyValuePair<string, string>> headers, byte[] body)
    {
        var http = new StringBuilder();
        http.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} OK\r\n");
        foreach (var (name, value) in headers)
        {
            if (name.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase) || name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase)
                || name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase) || name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            http.Append(CultureInfo.InvariantCulture, $"{name}: {value.ReplaceLineEndings(" ")}\r\n");
        }

        http.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n");
        var head = Encoding.Latin1.GetBytes(http.ToString());
        var digest = SHA256.HashData(body);
        var warc = new StringBuilder("WARC/1.1\r\nWARC-Type: response\r\n");
        warc.Append(CultureInfo.InvariantCulture, $"WARC-Record-ID: <urn:uuid:{new Guid(digest.AsSpan(0, 16))}>\r\n");
        warc.Append(CultureInfo.InvariantCulture, $"WARC-Date: {fetched.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\r\n");
        warc.Append(CultureInfo.InvariantCulture, $"WARC-Target-URI: {target.AbsoluteUri}\r\n");
        warc.Append(CultureInfo.InvariantCulture, $"WARC-Payload-Digest: sha256:{Convert.ToHexStringLower(digest)}\r\n");
        warc.Append(CultureInfo.InvariantCulture, $"Content-Type: application/http;msgtype=response\r\nContent-Length: {head.Length + body.Length}\r\n\r\n");
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.Latin1.GetBytes(warc.ToString()));
            gzip.Write(head);
            gzip.Write(body);
            gzip.Write("\r\n\r\n"u8);
        }

        return memory.ToArray();
    }
}
