using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>The times of a text as dates, for those who want only that.</summary>
public static class TimeValues
{
    /// <summary>
    /// One date for each of <see cref="AnnotatedText.Times"/>, null where it cannot be known or lies across months.
    /// </summary>
    /// <param name="text">The text, with its trees.</param>
    /// <param name="published">Its day of writing, or null; then only what the text itself dates is known.</param>
    public static IReadOnlyList<PartialDate?> Of(AnnotatedText text, PartialDate? published)
    {
        ArgumentNullException.ThrowIfNull(text);
        var dates = new DocumentDates(text, published, []);
        var values = new PartialDate?[text.Times.Length];
        for (var i = 0; i < values.Length; i++) values[i] = dates.Value(i);
        return values;
    }
}
