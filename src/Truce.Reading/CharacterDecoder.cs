using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Truce.Reading;

/// <summary>
/// Decodes bytes as the HTML standard says (12.2.3.2): byte order mark, then the charset of the transport, then that of a
/// <c>meta</c> in the first 1024 bytes; failing all, UTF-8 when the bytes are UTF-8, else windows-1252.
/// </summary>
internal static class CharacterDecoder
{
    private const int PrescanLength = 1024;

    /// <summary>Control characters in more than one byte of so many make a file binary.</summary>
    private const int OneControlIn = 200;

    /// <summary>A line longer than this is data, not text: the longest paragraphs of reports have some thousand characters.</summary>
    private const int LongestLine = 1_000_000;

    /// <summary>Control characters that no text has; tab, line breaks, form feed and escape are left out.</summary>
    private static readonly SearchValues<byte> _controls =
        SearchValues.Create([0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 28, 29, 30, 31]);

    private static readonly SearchValues<char> _labelEnds = SearchValues.Create("\"' ;>/?");

    static CharacterDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The text; throws <see cref="RejectedException"/> when the bytes are none.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if (bytes.IsEmpty) throw new RejectedException("the file is empty");
        if (Signature(bytes) is { } signature) throw new RejectedException($"not a text but {signature} (by its first bytes)");
        var encoding = Sniff(bytes, contentType, out var skip);
        if (encoding is not UnicodeEncoding) RejectBinary(bytes);
        return encoding.GetString(bytes[skip..]);
    }

    /// <summary>The text in the encoding that the label names; as <see cref="Decode"/> would sniff it when it names none.</summary>
    public static string DecodeAs(byte[] bytes, string? label) =>
        (ByLabel(label.AsSpan()) ?? (Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.GetEncoding(1252))).GetString(bytes);

    /// <summary>Byte of the first malformed UTF-8 sequence, or −1.</summary>
    public static int FirstInvalidUtf8(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes)) return -1;
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == OperationStatus.Done) at += length;
        return at;
    }

    private static Encoding Sniff(ReadOnlySpan<byte> bytes, string? contentType, out int skip)
    {
        skip = 3;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf])) return Encoding.UTF8;
        skip = 2;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe])) return Encoding.Unicode;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff])) return Encoding.BigEndianUnicode;
        skip = 0;
        if (LooksUtf16(bytes) is { } utf16) return utf16;
        var valid = Utf8.IsValid(bytes);
        if (contentType is not null && ByLabel(CharsetOf(contentType.AsSpan())) is { } stated && !(stated is UTF8Encoding && !valid)) return stated;
        if (Prescan(bytes) is { } declared && !(declared is UTF8Encoding && !valid)) return declared;
        return valid ? Encoding.UTF8 : Encoding.GetEncoding(1252);
    }

    /// <summary>UTF-16 without a mark: every second byte of Latin text is zero.</summary>
    private static Encoding? LooksUtf16(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8) return null;
        var head = bytes[..Math.Min(bytes.Length & ~1, 200)];
        int even = 0, odd = 0;
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] == 0) _ = (i & 1) == 0 ? even++ : odd++;
        }

        var pairs = head.Length / 2;
        if (odd * 10 >= pairs * 8 && even == 0) return Encoding.Unicode;
        return even * 10 >= pairs * 8 && odd == 0 ? Encoding.BigEndianUnicode : null;
    }

    /// <summary>The charset that a <c>meta</c> near the start names. A page that can be scanned is no UTF-16, whatever it says.</summary>
    private static Encoding? Prescan(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, PrescanLength)]);
        var at = 0;
        while ((at = head.IndexOf("<meta", at, StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            var end = head.IndexOf('>', at);
            if (end < 0) end = head.Length;
            var label = CharsetOf(head.AsSpan(at, end - at));
            if (ByLabel(label) is { } encoding) return encoding is UnicodeEncoding ? Encoding.UTF8 : encoding;
            at = end;
        }

        if (head.StartsWith("<?xml", StringComparison.Ordinal))
        {
            var end = head.IndexOf("?>", StringComparison.Ordinal);
            var declaration = head.AsSpan(0, Math.Max(0, end));
            var encoding = declaration.IndexOf("encoding=", StringComparison.Ordinal);
            if (encoding > 0) return ByLabel(Unquote(declaration[(encoding + 9)..]));
        }

        return null;
    }

    private static ReadOnlySpan<char> CharsetOf(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf("charset", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return default;
        var rest = text[(at + 7)..].TrimStart();
        return rest.StartsWith("=") ? Unquote(rest[1..].TrimStart()) : default;
    }

    private static ReadOnlySpan<char> Unquote(ReadOnlySpan<char> text)
    {
        text = text.TrimStart("\"' ");
        var end = text.IndexOfAny(_labelEnds);
        return end < 0 ? text : text[..end];
    }

    private static Encoding? ByLabel(ReadOnlySpan<char> label)
    {
        if (label.IsEmpty || label.Length > 40) return null;
        var name = label.Trim().ToString().ToLowerInvariant();
        // The standard's table reads the Latin and Thai labels as the larger Windows sets.
        name = name switch
        {
            "iso-8859-1" or "latin1" or "ascii" or "us-ascii" or "iso8859-1" or "iso_8859-1" => "windows-1252",
            "iso-8859-9" or "latin5" => "windows-1254",
            "tis-620" or "iso-8859-11" => "windows-874",
            "gb2312" or "gbk" or "x-gbk" => "gb18030",
            "shift_jis" or "sjis" or "x-sjis" or "ms_kanji" => "shift_jis",
            "ks_c_5601-1987" or "euc-kr" => "ks_c_5601-1987",
            "cp1251" or "win-1251" or "cp-1251" => "windows-1251",
            "cp1256" or "win-1256" => "windows-1256",
            "utf8" or "unicode-1-1-utf-8" => "utf-8",
            _ => name,
        };
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static void RejectBinary(ReadOnlySpan<byte> bytes)
    {
        RejectEndlessLine(bytes);
        var first = bytes.IndexOfAny(_controls);
        if (first < 0) return;
        var controls = 0;
        for (var at = first; at < bytes.Length; at++)
        {
            if (_controls.Contains(bytes[at])) controls++;
        }

        if ((long)controls * OneControlIn > bytes.Length)
            throw new RejectedException(string.Create(CultureInfo.InvariantCulture, $"binary, not text (control byte 0x{bytes[first]:x2} at byte {first}, {controls} in all)"));
    }

    /// <summary>Some pages have no line breaks; a text without tags whose line never ends is data.</summary>
    private static void RejectEndlessLine(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < LongestLine) return;
        var line = 1;
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            var length = end < 0 ? bytes.Length : end;
            if (length >= LongestLine && !Contains(bytes[..length], "<"u8))
                throw new RejectedException(string.Create(CultureInfo.InvariantCulture, $"line {line} has {length} bytes: no report has such a line"));
            line++;
            bytes = bytes[(end < 0 ? length : end + 1)..];
        }
    }

    private static bool Contains(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> value) => bytes.IndexOf(value) >= 0;

    private static string? Signature(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("%PDF"u8)) return "a PDF";
        if (bytes.StartsWith("\u0089PNG"u8) || bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4e, 0x47])) return "a PNG picture";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff])) return "a JPEG picture";
        if (bytes.StartsWith("GIF8"u8)) return "a GIF picture";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x7f, 0x45, 0x4c, 0x46])) return "a program (ELF)";
        if (bytes.StartsWith("MZ"u8) && bytes.Length > 64 && bytes[..64].Contains((byte)0)) return "a program (PE)";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xd0, 0xcf, 0x11, 0xe0])) return "an old Office document";
        if (bytes.StartsWith("PK\u0003\u0004"u8)) return "a zip or Office document";
        if (bytes.StartsWith("SQLite format 3"u8)) return "an SQLite database";
        return bytes.Length > 12 && bytes[4..].StartsWith("ftyp"u8) ? "a film" : null;
    }
}
