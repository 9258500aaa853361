using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace Truce.Domain;

/// <summary>
/// A date known to the year, the month or the day, in the ISO calendar: <c>2016</c>, <c>2016-09</c>, <c>2016-09-12</c>
/// (ISO 8601, reduced precision). A day or month that the words do not give is absent, never invented.
/// </summary>
[JsonConverter(typeof(PartialDateConverter))]
public readonly record struct PartialDate : IComparable<PartialDate>
{
    /// <summary>Creates a date; throws <see cref="ArgumentOutOfRangeException"/> for a day that no calendar has.</summary>
    public PartialDate(int year, int? month = null, int? day = null)
    {
        if (year is < 1 or > 9999) throw new ArgumentOutOfRangeException(nameof(year));
        if (month is < 1 or > 12) throw new ArgumentOutOfRangeException(nameof(month));
        if (day is not null && (month is null || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month.Value)))
            throw new ArgumentOutOfRangeException(nameof(day));
        Year = year;
        Month = month;
        Day = day;
    }

    /// <summary>Creates a date known to the day.</summary>
    public PartialDate(LocalDate date)
        : this(date.Year, date.Month, date.Day)
    {
    }

    /// <summary>The year, 1 to 9999.</summary>
    public int Year { get; }

    /// <summary>The month, 1 to 12, or null when only the year is known.</summary>
    public int? Month { get; }

    /// <summary>The day of the month, or null when it is not known.</summary>
    public int? Day { get; }

    /// <summary>The day itself when the date is known to the day, else null.</summary>
    public LocalDate? AsDay => Day is { } day ? new LocalDate(Year, Month!.Value, day) : null;

    /// <summary>First day the date may mean.</summary>
    public LocalDate Earliest => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>Last day the date may mean.</summary>
    public LocalDate Latest => new(Year, Month ?? 12, Day ?? CalendarSystem.Iso.GetDaysInMonth(Year, Month ?? 12));

    /// <summary>True when <paramref name="other"/> is this date or a day or month within it.</summary>
    public bool Covers(PartialDate other) => Earliest <= other.Earliest && other.Latest <= Latest;

    /// <summary>Orders by first possible day, the less precise first.</summary>
    public int CompareTo(PartialDate other)
    {
        var byStart = Earliest.CompareTo(other.Earliest);
        return byStart != 0 ? byStart : other.Latest.CompareTo(Latest);
    }

    /// <summary>Orders by first possible day.</summary>
    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;

    /// <summary>Orders by first possible day.</summary>
    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;

    /// <summary>Orders by first possible day.</summary>
    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by first possible day.</summary>
    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;

    /// <summary>Reads the ISO form; false when the text is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PartialDate date)
    {
        date = default;
        if (text is null || text.Length is not (4 or 7 or 10)) return false;
        if (!int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year < 1) return false;
        int? month = null, day = null;
        if (text.Length >= 7)
        {
            if (text[4] != '-' || !int.TryParse(text.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var m)) return false;
            if (m is < 1 or > 12) return false;
            month = m;
        }

        if (text.Length == 10)
        {
            if (text[7] != '-' || !int.TryParse(text.AsSpan(8, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var d)) return false;
            if (d < 1 || d > CalendarSystem.Iso.GetDaysInMonth(year, month!.Value)) return false;
            day = d;
        }

        date = new PartialDate(year, month, day);
        return true;
    }

    /// <summary>The ISO form; throws <see cref="FormatException"/> when the text is not one.</summary>
    public static PartialDate Parse(string text) =>
        TryParse(text, out var date) ? date : throw new FormatException($"'{text}' is no ISO date (2016, 2016-09 or 2016-09-12)");

    /// <summary>ISO 8601 at the date's own precision.</summary>
    public override string ToString() => (Month, Day) switch
    {
        (null, _) => Year.ToString("0000", CultureInfo.InvariantCulture),
        ({ } m, null) => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{m:00}"),
        ({ } m, { } d) => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{m:00}-{d:00}"),
    };
}

/// <summary>The wire form of <see cref="PartialDate"/>: its ISO form as a string.</summary>
public sealed class PartialDateConverter : JsonConverter<PartialDate>
{
    /// <inheritdoc/>
    public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PartialDate.TryParse(reader.GetString(), out var date) ? date : throw new JsonException("not an ISO date");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }
}
