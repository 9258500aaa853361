using System.Collections.Frozen;
using System.Globalization;
using Truce.Domain;

namespace Truce.Reading;

/// <summary>
/// Finds the days that a line of text names, in the ways news pages write them: <c>12 September 2016</c>, <c>Mon, Sept. 12th, 2016</c>,
/// <c>2016-09-12T10:00Z</c>, <c>12.09.2016</c>, <c>12 de septiembre de 2016</c>, and without a year <c>May 1</c>.
/// </summary>
internal static class DateScanner
{
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _months = Names("month");
    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _weekdays = Names("weekday");

    private enum PartKind
    {
        Number,
        Word,
        Other,
    }

    /// <summary>All days named, in the order of the text.</summary>
    public static List<WrittenDate> Scan(ReadOnlySpan<char> text)
    {
        var dates = new List<WrittenDate>();
        if (!text.ContainsAnyInRange('0', '9')) return dates;
        var at = 0;
        while (at < text.Length)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            if (TryRead(text, at, out var date))
            {
                dates.Add(date);
                at = date.Span.End;
            }
            else
            {
                var (_, end) = Part(text, at);
                at = Math.Max(end, at + 1);
            }
        }

        return dates;
    }

    /// <summary>The number of the month that the word names, 1 to 12, or 0.</summary>
    public static int Month(ReadOnlySpan<char> word) => Lookup(_months, word);

    /// <summary>The number of the weekday that the word names, Monday = 1, or 0.</summary>
    public static int Weekday(ReadOnlySpan<char> word) => Lookup(_weekdays, word);

    private static bool TryRead(ReadOnlySpan<char> text, int start, out WrittenDate date)
    {
        var at = start;
        var weekday = 0;
        var (kind, end) = Part(text, at);
        if (kind == PartKind.Word && (weekday = Lookup(_weekdays, text[at..end])) > 0)
        {
            at = SkipSeparators(text, end);
            if (at == text.Length) return Fail(out date);
            (kind, end) = Part(text, at);
        }

        var read = kind switch
        {
            PartKind.Number => TryNumeric(text, at, out date) || TryDayFirst(text, at, end, out date),
            PartKind.Word => TryMonthFirst(text, at, end, out date),
            _ => Fail(out date),
        };
        if (!read) return false;
        date = date with { Weekday = weekday, Span = new TextSpan(start, date.Span.End) };
        return true;
    }

    /// <summary><c>2016-09-12</c>, <c>12/09/2016</c>, <c>12.9.16</c> is not taken: two digits are no year here.</summary>
    private static bool TryNumeric(ReadOnlySpan<char> text, int at, out WrittenDate date)
    {
        if (!TryNumber(text, at, out var first, out var firstEnd) || firstEnd >= text.Length) return Fail(out date);
        var separator = text[firstEnd];
        if (separator is not ('-' or '/' or '.')) return Fail(out date);
        if (!TryNumber(text, firstEnd + 1, out var second, out var secondEnd) || secondEnd >= text.Length || text[secondEnd] != separator)
            return Fail(out date);
        if (!TryNumber(text, secondEnd + 1, out var third, out var end)) return Fail(out date);
        if (firstEnd - at == 4) return Make(text, at, end, first, second, third, false, out date);
        if (end - secondEnd - 1 != 4) return Fail(out date);
        if (second > 12) return Make(text, at, end, third, first, second, false, out date);
        return Make(text, at, end, third, second, first, first <= 12 && first != second, out date);
    }

    /// <summary><c>12th September 2016</c>, <c>12-Sep-2016</c>, <c>12 de septiembre de 2016</c>, <c>12 September</c>.</summary>
    private static bool TryDayFirst(ReadOnlySpan<char> text, int at, int end, out WrittenDate date)
    {
        if (!TryNumber(text, at, out var day, out var digits) || day is < 1 or > 31) return Fail(out date);
        if (!IsOrdinalEnding(text[digits..end])) return Fail(out date);
        var next = SkipSeparators(text, end);
        next = SkipWord(text, next, "de", "of");
        if (next >= text.Length || !TryMonth(text, next, out var month, out var monthEnd)) return Fail(out date);
        var yearAt = SkipWord(text, SkipSeparators(text, monthEnd), "de", "del");
        return TryYear(text, yearAt, out var year, out var yearEnd)
            ? Make(text, at, yearEnd, year, month, day, false, out date)
            : Make(text, at, monthEnd, 0, month, day, false, out date);
    }

    /// <summary><c>September 12th, 2016</c>, <c>Sept. 12</c>.</summary>
    private static bool TryMonthFirst(ReadOnlySpan<char> text, int at, int end, out WrittenDate date)
    {
        if (!TryMonth(text, at, out var month, out end)) return Fail(out date);
        var dayAt = SkipSeparators(text, end);
        if (dayAt == end || !TryNumber(text, dayAt, out var day, out var digits) || day is < 1 or > 31) return Fail(out date);
        var (_, dayEnd) = Part(text, dayAt);
        if (!IsOrdinalEnding(text[digits..dayEnd])) return Fail(out date);
        var yearAt = SkipSeparators(text, dayEnd);
        return TryYear(text, yearAt, out var year, out var yearEnd)
            ? Make(text, at, yearEnd, year, month, day, false, out date)
            : Make(text, at, dayEnd, 0, month, day, false, out date);
    }

    private static bool TryMonth(ReadOnlySpan<char> text, int at, out int month, out int end)
    {
        month = 0;
        (var kind, end) = Part(text, at);
        if (kind != PartKind.Word) return false;
        // Some Arabic months have two words.
        if (end + 1 < text.Length && text[end] == ' ')
        {
            var (secondKind, secondEnd) = Part(text, end + 1);
            if (secondKind == PartKind.Word && (month = Lookup(_months, text[at..secondEnd])) > 0)
            {
                end = secondEnd;
                return true;
            }
        }

        month = Lookup(_months, text[at..end]);
        return month > 0;
    }

    private static bool TryYear(ReadOnlySpan<char> text, int at, out int year, out int end) =>
        TryNumber(text, at, out year, out end) && end - at == 4 && year is >= FirstYear and <= LastYear;

    private static bool Make(
        ReadOnlySpan<char> text, int start, int end, int year, int month, int day, bool isAmbiguous, out WrittenDate date)
    {
        if (year != 0 && year is < FirstYear or > LastYear) return Fail(out date);
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year == 0 ? 2000 : year, month)) return Fail(out date);
        if (end < text.Length && char.IsDigit(text[end])) return Fail(out date);
        date = new WrittenDate(new TextSpan(start, end), year, month, day, 0, isAmbiguous);
        return true;
    }

    private static bool Fail(out WrittenDate date)
    {
        date = default;
        return false;
    }

    private static (PartKind Kind, int End) Part(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length) return (PartKind.Other, at);
        var end = at;
        if (char.IsAsciiDigit(text[at]))
        {
            while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;
            // "12T10:00": the time does not belong to the day.
            return (PartKind.Number, end);
        }

        if (!char.IsLetter(text[at])) return (PartKind.Other, at + 1);
        while (end < text.Length && char.IsLetter(text[end])) end++;
        return (PartKind.Word, end);
    }

    private static bool TryNumber(ReadOnlySpan<char> text, int at, out int number, out int end)
    {
        number = 0;
        end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]) && end - at < 5) number = (10 * number) + (text[end++] - '0');
        return end > at && end - at < 5;
    }

    private static bool IsOrdinalEnding(ReadOnlySpan<char> ending) => ending is "" or "st" or "nd" or "rd" or "th" or "er" or "ST" or "ND" or "RD" or "TH";

    private static int SkipSeparators(ReadOnlySpan<char> text, int at)
    {
        var limit = Math.Min(text.Length, at + 4);
        while (at < limit && text[at] is ' ' or ',' or '.' or '-' or '،' or '\u00a0' or '/' or '–') at++;
        return at;
    }

    private static int SkipWord(ReadOnlySpan<char> text, int at, string one, string other)
    {
        var (kind, end) = Part(text, at);
        return kind == PartKind.Word && (text[at..end].SequenceEqual(one) || text[at..end].SequenceEqual(other)) ? SkipSeparators(text, end) : at;
    }

    private static int Lookup(FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> names, ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[24];
        if (word.Length > lower.Length) return 0;
        // A month or weekday has a capital in English: "may" and "march", "sat" and "sun" are mostly words.
        if (word.Length <= 5 && char.IsAsciiLetterLower(word[0]) && word is "may" or "march" or "mar" or "sat" or "sun" or "set" or "out" or "mag" or "dec" or "mart")
            return 0;
        word.ToLowerInvariant(lower);
        return names.TryGetValue(lower[..word.Length], out var number) ? number : 0;
    }

    private static FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Names(string kind) =>
        Resource.Rows("Calendar.tsv").Where(row => row[0] == kind)
            .SelectMany(row => row.Skip(2).Select(name => KeyValuePair.Create(name, int.Parse(row[1], CultureInfo.InvariantCulture))))
            .ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
