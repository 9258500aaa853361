using Truce.Domain;

namespace Truce.Domain.Tests;

public class FindingsJsonTests
{
    [Fact]
    public void WriteThenRead_GivesTheSameJson()
    {
        var findings = new DocumentFindings
        {
            Id = "a.txt",
            ContentHash = "00",
            Text = "Seven people were killed.",
            Figures = [new FigureFinding { Span = new TextSpan(0, 5), Evidence = "Seven", Kind = FigureKind.Killed, Low = 7, High = 7 }],
            Events =
            [
                new EventFinding { Span = new TextSpan(0, 5), Evidence = "Seven", Type = EventType.ASSAULT, Modality = Modality.Happened },
            ],
        };

        var json = FindingsJson.Write(findings);

        Assert.Equal(json, FindingsJson.Write(FindingsJson.Read(json)));
        Assert.Contains("\"kind\":\"killed\"", json, StringComparison.Ordinal);
        Assert.Contains("\"span\":[0,5]", json, StringComparison.Ordinal);
        Assert.Contains("\"published\":null", json, StringComparison.Ordinal);
        Assert.Contains("\"type\":\"ASSAULT\"", json, StringComparison.Ordinal);
    }
}
