using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Truce.Reading;

/// <summary>Writes a fetched page as a WARC 1.1 response record (ISO 28500), compressed by itself: such records laid end to end are a WARC file.</summary>
public static class WarcRecord
{
    /// <summary>
    /// The record. The body is stored as it was after unpacking, so its length is told anew and <paramref name="head"/> must have no header on its
    /// transfer. The record's id is made from address and content, so that one page fetched twice is one record.
    /// </summary>
    /// <param name="url">Address of the page.</param>
    /// <param name="at">When it was fetched.</param>
    /// <param name="head">Status line and header lines, each ended by CR LF (<see cref="Fetched.Head"/>).</param>
    /// <param name="body">The page.</param>
    public static byte[] Response(string url, DateTimeOffset at, string head, ReadOnlySpan<byte> body)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(head);
        var http = Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{head}Content-Length: {body.Length}\r\n\r\n"));
        var digest = SHA256.HashData(body);
        var id = SHA256.HashData(Encoding.UTF8.GetBytes($"{url}\n{Convert.ToHexStringLower(digest)}"));
        var warc = new StringBuilder("WARC/1.1\r\nWARC-Type: response\r\n");
        warc.Append(CultureInfo.InvariantCulture, $"WARC-Record-ID: <urn:uuid:{new Guid(id.AsSpan(0, 16))}>\r\n");
        warc.Append(CultureInfo.InvariantCulture, $"WARC-Date: {at.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\r\n");
        warc.Append(CultureInfo.InvariantCulture, $"WARC-Target-URI: {url}\r\n");
        warc.Append(CultureInfo.InvariantCulture, $"WARC-Payload-Digest: sha256:{Convert.ToHexStringLower(digest)}\r\n");
        warc.Append(CultureInfo.InvariantCulture, $"Content-Type: application/http;msgtype=response\r\nContent-Length: {http.Length + body.Length}\r\n\r\n");
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.Latin1.GetBytes(warc.ToString()));
            gzip.Write(http);
            gzip.Write(body);
            gzip.Write("\r\n\r\n"u8);
        }

        return memory.ToArray();
    }
}
