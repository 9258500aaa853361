using Truce.Domain;

namespace Truce.Coding.Agreements;

/// <summary>When what is said of an agreement took place, and the date that its name carries.</summary>
internal static class EventDates
{
    /// <summary>When the event of a word took place or is to, or null when the words do not say.</summary>
    public static PartialDate? Of(Document document, int word) => document.DateOf(word);

    /// <summary>The date that a name carries ("the Sept. 9 truce"), or null.</summary>
    public static PartialDate? OfName(Document document, int first, int head) => document.Dates.OfName(first, head);
}
