using Truce.Domain;

namespace Truce.Reading;

/// <summary>A date as it stands in a text.</summary>
/// <param name="Span">Where it stands, its weekday included.</param>
/// <param name="Year">The year, or 0 when the words give none.</param>
/// <param name="Month">The month, 1 to 12.</param>
/// <param name="Day">The day of the month.</param>
/// <param name="Weekday">The weekday written with it, Monday = 1, or 0.</param>
/// <param name="IsAmbiguous">True for <c>05/10/2016</c>, which is two days; <see cref="Day"/> is then read first.</param>
internal readonly record struct WrittenDate(TextSpan Span, int Year, int Month, int Day, int Weekday, bool IsAmbiguous)
{
    /// <summary>The date when it has a year, else null.</summary>
    public PartialDate? Date => Year == 0 ? null : new PartialDate(Year, Month, Day);

    /// <summary>The same with day and month changed over.</summary>
    public WrittenDate Swapped => this with { Month = Day, Day = Month };
}
