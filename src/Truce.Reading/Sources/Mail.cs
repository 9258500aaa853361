using System.Globalization;
using System.Text;

namespace Truce.Reading;

/// <summary>
/// Reads mail: single messages (RFC 5322, MIME) and mailboxes (mbox). The subject is the headline; of the parts the plain text counts,
/// or the HTML where there is none.
/// </summary>
internal static class Mail
{
    private const int DeepestPart = 8;

    /// <summary>The messages of a mailbox, held one at a time.</summary>
    public static IEnumerable<SourceItem> ReadMailbox(Stream input, string id, SourceOptions options)
    {
        using var lines = new LineReader(input, options.MaxDocumentBytes);
        using var message = new MemoryStream();
        var number = 0;
        var blank = true;
        while (lines.Next() is { } line)
        {
            var bytes = line.Bytes.Span;
            if (blank && bytes.StartsWith("From "u8))
            {
                if (number > 0) yield return Message(message.ToArray(), Name(id, number));
                number++;
                message.SetLength(0);
                blank = false;
                continue;
            }

            blank = bytes.TrimEnd("\r"u8).IsEmpty;
            if (message.Length + bytes.Length > options.MaxDocumentBytes) continue;
            // ">From " is "From " at the beginning of a line of the message.
            message.Write(bytes.StartsWith(">From "u8) ? bytes[1..] : bytes);
            message.WriteByte((byte)'\n');
        }

        if (number > 0) yield return Message(message.ToArray(), Name(id, number));
    }

    /// <summary>One message.</summary>
    public static SourceItem Message(byte[] bytes, string id)
    {
        var part = Part.Parse(bytes, 0);
        var text = part.Find("text/plain");
        var html = text is null ? part.Find("text/html") : null;
        if (text is null && html is null) return SourceItem.Reject(id, "the message has no text");
        var date = part.Headers.GetValueOrDefault("Date");
        return SourceItem.Of(new ArticleRecord
        {
            Title = part.Headers.TryGetValue("Subject", out var subject) ? Words(subject) : null,
            Text = text,
            Html = html,
            Published = date is not null && DateScanner.Scan(date) is [var day, ..] ? day.Date : null,
        }.ToDocument(id));
    }

    private static string Name(string id, int number) => $"{id}!{number.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Decodes encoded words (RFC 2047): <c>=?utf-8?B?…?=</c>.</summary>
    private static string Words(string header)
    {
        var decoded = new StringBuilder();
        var at = 0;
        while (at < header.Length)
        {
            var start = header.IndexOf("=?", at, StringComparison.Ordinal);
            var parts = start < 0 ? [] : header[(start + 2)..].Split('?', 4);
            if (parts.Length < 4 || !parts[3].StartsWith('=') || parts[1].Length != 1) return decoded.Append(header.AsSpan(at)).ToString().Trim();
            // White space between two encoded words is not shown.
            if (!string.IsNullOrWhiteSpace(header[at..start])) decoded.Append(header.AsSpan(at, start - at));
            var bytes = parts[1] is "B" or "b" ? Base64(Encoding.ASCII.GetBytes(parts[2])) : QuotedPrintable(Encoding.ASCII.GetBytes(parts[2].Replace('_', ' ')));
            decoded.Append(CharacterDecoder.DecodeAs(bytes, parts[0]));
            at = start + 2 + parts[0].Length + 1 + parts[1].Length + 1 + parts[2].Length + 2;
        }

        return decoded.ToString().Trim();
    }

    private static byte[] Base64(byte[] bytes)
    {
        var text = Encoding.ASCII.GetString(bytes);
        var letters = new string([.. text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/')]);
        letters = letters[..(letters.Length & ~3)] + (letters.Length % 4) switch
        {
            2 => letters[^2..] + "==",
            3 => letters[^3..] + "=",
            _ => "",
        };
        return Convert.FromBase64String(letters);
    }

    private static byte[] QuotedPrintable(byte[] bytes)
    {
        using var decoded = new MemoryStream(bytes.Length);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != '=')
            {
                decoded.WriteByte(bytes[i]);
            }
            else if (i + 1 < bytes.Length && bytes[i + 1] is (byte)'\n' or (byte)'\r')
            {
                i += bytes[i + 1] == '\r' && i + 2 < bytes.Length && bytes[i + 2] == '\n' ? 2 : 1;
            }
            else if (i + 2 < bytes.Length && byte.TryParse(Encoding.ASCII.GetString(bytes, i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                decoded.WriteByte(value);
                i += 2;
            }
            else
            {
                decoded.WriteByte(bytes[i]);
            }
        }

        return decoded.ToArray();
    }

    private sealed record Part(Dictionary<string, string> Headers, byte[] Body, int Depth)
    {
        public static Part Parse(byte[] bytes, int depth)
        {
            var reader = new ByteReader(new MemoryStream(bytes, writable: false));
            var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            string? name = null;
            while (reader.Line() is { Length: > 0 } line)
            {
                if (char.IsWhiteSpace(line[0]) && name is not null)
                {
                    headers[name] += " " + line.Trim();
                    continue;
                }

                var colon = line.IndexOf(':', StringComparison.Ordinal);
                if (colon <= 0) continue;
                name = line[..colon];
                headers[name] = line[(colon + 1)..].Trim();
            }

            return new Part(headers, bytes[(int)reader.Position..], depth);
        }

        /// <summary>The words of the first part of that type, or null.</summary>
        public string? Find(string type)
        {
            var own = Headers.GetValueOrDefault("Content-Type") ?? "text/plain";
            if (own.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) && Depth < DeepestPart)
            {
                foreach (var part in Parts(Parameter(own, "boundary")))
                {
                    if (part.Find(type) is { } found) return found;
                }

                return null;
            }

            if (!own.StartsWith(type, StringComparison.OrdinalIgnoreCase)) return null;
            var bytes = (Headers.GetValueOrDefault("Content-Transfer-Encoding") ?? "").ToLowerInvariant() switch
            {
                "base64" => Base64(Body),
                "quoted-printable" => QuotedPrintable(Body),
                _ => Body,
            };
            return bytes.Length == 0 ? null : CharacterDecoder.DecodeAs(bytes, Parameter(own, "charset"));
        }

        private IEnumerable<Part> Parts(string? boundary)
        {
            if (string.IsNullOrEmpty(boundary)) yield break;
            var mark = Encoding.Latin1.GetBytes("--" + boundary);
            var start = -1;
            var at = 0;
            while (at < Body.Length)
            {
                var end = Array.IndexOf(Body, (byte)'\n', at);
                if (end < 0) end = Body.Length;
                if (Body.AsSpan(at, end - at).StartsWith(mark))
                {
                    if (start >= 0) yield return Parse(Body[start..at], Depth + 1);
                    start = Math.Min(end + 1, Body.Length);
                }

                at = end + 1;
            }

            if (start >= 0 && start < Body.Length) yield return Parse(Body[start..], Depth + 1);
        }

        private static string? Parameter(string header, string name)
        {
            var at = header.IndexOf(name + "=", StringComparison.OrdinalIgnoreCase);
            if (at < 0) return null;
            var value = header[(at + name.Length + 1)..].TrimStart();
            if (value.StartsWith('"')) return value[1..].Split('"')[0];
            var end = value.IndexOfAny([';', ' ']);
            return end < 0 ? value : value[..end];
        }
    }
}
