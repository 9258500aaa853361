using Truce.Domain;

namespace Truce.Coding.Tests.Events;

public class ModalityCalculusTests
{
    private const double Floor = 0.93;

    [Fact]
    public void Of_SentencesOfTheTable_IsNearlyAlwaysRight()
    {
        var rows = EventTables.Rows(Shared.Table("modality.tsv")).ToList();
        var faults = rows.Select(r => (Sentence: r[0], Expected: r[1], Found: Read(r[0]).Modality.ToString())).Where(r => r.Expected != r.Found).ToList();

        Assert.True(faults.Count <= rows.Count * (1 - Floor), string.Join('\n', faults));
    }

    [Fact]
    public void Of_WhatIsNotTold_IsNeverHappened()
    {
        var faults = EventTables.Rows(Shared.Table("modality.tsv")).Where(r => r[1] != "Happened" && Read(r[0]).Modality == Modality.Happened).ToList();

        Assert.True(faults.Count <= 1, string.Join('\n', faults.Select(f => f[0])));
    }

    [Fact]
    public void Of_AskedToLeaveUndone_NegatesTheContent()
    {
        var reading = Read("The envoy urged the army not to *shell* the town.");

        Assert.Equal(Modality.Demanded, reading.Modality);
        Assert.True(reading.ContentNegated);
    }

    private static ModalityReading Read(string marked)
    {
        var start = marked.IndexOf('*', StringComparison.Ordinal);
        var document = EventTables.Annotated(marked.Replace("*", "", StringComparison.Ordinal));
        var token = 0;
        while (document.Text[token].Start < start) token++;
        return ModalityCalculus.Of(document, token);
    }
}
