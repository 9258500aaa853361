using Truce.Domain;

namespace Truce.Coding.Agreements;

internal static class EventDates
{
    public static PartialDate? Of(Document document, int word) { _ = document; _ = word; return null; }

    public static PartialDate? OfName(Document document, int first, int head) { _ = document; _ = first; _ = head; return null; }
}
