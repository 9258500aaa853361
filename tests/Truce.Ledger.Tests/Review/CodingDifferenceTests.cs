using Truce.Domain;

namespace Truce.Ledger.Tests.Review;

public class CodingDifferenceTests
{
    private static DocumentFindings Findings(params IncidentFinding[] incidents) => new() { Id = "a.txt", ContentHash = "00", Text = "", Incidents = incidents };

    private static IncidentFinding Incident(int start, string words, string? rule, IncidentKind kind = IncidentKind.Shelling) =>
        new() { Span = new TextSpan(start, start + words.Length), Evidence = words, Rule = rule, Kind = kind, Modality = Modality.Happened };

    private static CodingDifference Of(DocumentFindings before, DocumentFindings after, bool mayQuote = true)
    {
        var difference = new CodingDifference();
        difference.Add(before, after, mayQuote);
        return difference;
    }

    [Fact]
    public void Add_TheSameInAnotherOrder_IsNoChange()
    {
        var difference = Of(Findings(Incident(0, "one", "a"), Incident(9, "two", "b")), Findings(Incident(9, "two", "b"), Incident(0, "one", "a")));

        Assert.Empty(difference.Rules);
        Assert.Equal(0, difference.Documents);
    }

    [Fact]
    public void Add_OnePlaceByOneRuleWithAnotherField_Changed()
    {
        var (list, rule, changes) = Assert.Single(Of(Findings(Incident(0, "one", "a")), Findings(Incident(0, "one", "a", IncidentKind.Bombing))).Rules);

        Assert.Equal(("incidents", "a"), (list, rule));
        Assert.Equal((0, 0, 1), (changes.Came, changes.Went, changes.Changed));
        Assert.Equal(new ChangedWords("a.txt", "one"), changes.ExampleChanged);
    }

    [Fact]
    public void Add_OverlappingWords_ChangedButTheSamePlaceComesFirst()
    {
        var before = Findings(Incident(0, "shells hit", "a"), Incident(0, "shells hit the market", "a"));
        var after = Findings(Incident(0, "shells hit the market", "a", IncidentKind.Bombing), Incident(0, "shells", "a"));
        var changes = Assert.Single(Of(before, after).Rules).Changes;

        Assert.Equal((0, 0, 2), (changes.Came, changes.Went, changes.Changed));
        Assert.Equal("shells hit the market", changes.ExampleChanged!.Words);
    }

    [Fact]
    public void Add_AnotherRule_WentByTheOldAndCameByTheNew()
    {
        var difference = Of(Findings(Incident(0, "one", "b")), Findings(Incident(0, "one", "a")));

        Assert.Equal([("a", 1L, 0L), ("b", 0L, 1L)], difference.Rules.Select(r => (r.Rule, r.Changes.Came, r.Changes.Went)));
        Assert.Equal([("incidents", 1L, 1L)], difference.Lists.Select(l => (l.List, l.Changes.Came, l.Changes.Went)));
    }

    [Fact]
    public void Add_TwoAlikeOfWhichOneWent_CountsOne()
    {
        var changes = Assert.Single(Of(Findings(Incident(0, "one", null), Incident(0, "one", null)), Findings(Incident(0, "one", null))).Rules);

        Assert.Equal(("", 1L, 0L, 0L), (changes.Rule, changes.Changes.Went, changes.Changes.Came, changes.Changes.Changed));
    }

    [Fact]
    public void Add_WhatMustNotBeShown_IsCountedWithoutItsWords()
    {
        var changes = Assert.Single(Of(Findings(Incident(0, "one", "a")), Findings(), mayQuote: false).Rules).Changes;

        Assert.Equal(1, changes.Went);
        Assert.Null(changes.ExampleWent);
    }
}
