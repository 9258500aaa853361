using System.Buffers;
using AngleSharp.Html;

namespace Truce.Reading;

/// <summary>Resolves <c>&amp;amp;</c>, <c>&amp;#8217;</c> and their kin as the HTML standard says (13.2.5.72 and following).</summary>
internal static class CharacterReferences
{
    /// <summary>No reference stands for more characters.</summary>
    public const int MostCharacters = 4;

    /// <summary>The longest name, <c>CounterClockwiseContourIntegral;</c>, has so many characters.</summary>
    private const int LongestName = 32;

    /// <summary>What C1 control numbers stand for: the standard reads them as windows-1252.</summary>
    private const string Windows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

    /// <summary>The text with its references resolved, as an attribute's value or as text.</summary>
    public static string Decode(ReadOnlySpan<char> text, bool inAttribute)
    {
        var at = text.IndexOf('&');
        if (at < 0) return text.ToString();
        var decoded = ArrayPool<char>.Shared.Rent(text.Length + MostCharacters);
        var length = 0;
        while (at >= 0)
        {
            text[..at].CopyTo(decoded.AsSpan(length));
            length += at;
            var written = Read(text[(at + 1)..], inAttribute, decoded.AsSpan(length), out var consumed);
            if (written == 0) decoded[length++] = '&';
            length += written;
            text = text[(at + 1 + consumed)..];
            at = text.IndexOf('&');
        }

        text.CopyTo(decoded.AsSpan(length));
        var result = new string(decoded, 0, length + text.Length);
        ArrayPool<char>.Shared.Return(decoded);
        return result;
    }

    /// <summary>
    /// Reads the reference whose ampersand stands right before <paramref name="rest"/>; returns how many characters it stands for, 0 when
    /// it is none. Never writes more than the reference itself is long.
    /// </summary>
    public static int Read(ReadOnlySpan<char> rest, bool inAttribute, Span<char> written, out int consumed)
    {
        consumed = 0;
        if (rest.IsEmpty) return 0;
        return rest[0] == '#' ? Numeric(rest, written, out consumed) : char.IsAsciiLetter(rest[0]) ? Named(rest, inAttribute, written, out consumed) : 0;
    }

    private static int Numeric(ReadOnlySpan<char> rest, Span<char> written, out int consumed)
    {
        consumed = 0;
        var at = 1;
        var isHex = rest.Length > 1 && rest[1] is 'x' or 'X';
        if (isHex) at++;
        var first = at;
        var number = 0;
        for (; at < rest.Length && (isHex ? char.IsAsciiHexDigit(rest[at]) : char.IsAsciiDigit(rest[at])); at++)
        {
            // Beyond the last character there is nothing to count to.
            if (number <= 0x10ffff) number = (number * (isHex ? 16 : 10)) + (char.IsAsciiDigit(rest[at]) ? rest[at] - '0' : (rest[at] | 0x20) - 'a' + 10);
        }

        if (at == first) return 0;
        if (at < rest.Length && rest[at] == ';') at++;
        consumed = at;
        if (number is >= 0x80 and <= 0x9f) number = Windows[number - 0x80];
        if (number is 0 or > 0x10ffff or (>= 0xd800 and <= 0xdfff)) number = 0xfffd;
        return new System.Text.Rune(number).EncodeToUtf16(written);
    }

    private static int Named(ReadOnlySpan<char> rest, bool inAttribute, Span<char> written, out int consumed)
    {
        var length = 1;
        while (length < rest.Length && length < LongestName && char.IsAsciiLetterOrDigit(rest[length])) length++;
        if (length < rest.Length && rest[length] == ';')
        {
            consumed = length + 1;
            var common = rest[..length] switch
            {
                "nbsp" => '\u00a0',
                "amp" => '&',
                "quot" => '"',
                "apos" => '\'',
                "lt" => '<',
                "gt" => '>',
                "rsquo" => '’',
                "lsquo" => '‘',
                "rdquo" => '”',
                "ldquo" => '“',
                "ndash" => '–',
                "mdash" => '—',
                "raquo" => '»',
                "hellip" => '…',
                _ => '\0',
            };
            if (common != '\0')
            {
                written[0] = common;
                return 1;
            }

            if (HtmlEntityProvider.Resolver.GetSymbol(rest[..consumed].ToString()) is { } symbol) return Write(symbol, written);
        }

        // Some old names stand without their semicolon too, if need be with letters right behind: "&copy2031".
        const int longestOld = 6;
        for (consumed = Math.Min(length, longestOld); consumed >= 2; consumed--)
        {
            if (HtmlEntityProvider.Resolver.GetSymbol(rest[..consumed].ToString()) is not { } symbol) continue;
            if (inAttribute && consumed < rest.Length && (rest[consumed] == '=' || char.IsAsciiLetterOrDigit(rest[consumed]))) break;
            return Write(symbol, written);
        }

        consumed = 0;
        return 0;
    }

    private static int Write(string symbol, Span<char> written)
    {
        symbol.CopyTo(written);
        return symbol.Length;
    }
}
