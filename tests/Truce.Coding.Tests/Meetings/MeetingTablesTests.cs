using Truce.Coding.Agreements;
using Truce.Coding.Meetings;
using Truce.Coding.Tests.Events;

namespace Truce.Coding.Tests.Meetings;

/// <summary>Meetings in sentences of our own about many conflicts: one table to learn from, one that was only measured.</summary>
public class MeetingTablesTests
{
    [Fact]
    public void Meetings_OfTheTable_AreNearlyAllRight() => EventTables.Score(Shared.Table("meetings.tsv"), Show, leastPrecision: 0.85, leastRecall: 0.8);

    [Fact]
    public void Meetings_OfTheTableThatWasKept_AreMostlyRight() => EventTables.Score(Shared.Table("meetings-kept.tsv"), Show, leastPrecision: 0.65, leastRecall: 0.55);

    private static IEnumerable<string> Show(Document document)
    {
        new AgreementStep(Shipped.Codebook.Agreements).Add(document);
        new MeetingStep().Add(document);
        return document.Meetings.Select(m => $"{string.Join(" + ", m.Participants.Order(StringComparer.Ordinal))} / {m.Form} / {m.Status} / {m.Date?.ToString() ?? "-"} / {m.Place ?? "-"}");
    }
}
