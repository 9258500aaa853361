namespace Truce.Coding.Tests.Events;

public class RuleExamplesTests
{
    // A parser makes mistakes, also on examples: so many rules may fail at one of their two sentences before the test does.
    private const int Tolerated = 14;

    [Fact]
    public void Rules_OfTheShippedCodebook_MatchTheirExamplesAndNotTheirCounterexamples()
    {
        var faults = new List<string>();
        foreach (var rule in Shipped.Codebook.Events.Rules)
        {
            if (!Matches(rule, rule.Example)) faults.Add($"{rule.Origin}: {rule.Id} does not match: {rule.Example}");
            if (Matches(rule, rule.Counterexample)) faults.Add($"{rule.Origin}: {rule.Id} matches: {rule.Counterexample}");
        }

        Assert.True(faults.Count <= Tolerated, string.Join('\n', faults));
    }

    private static bool Matches(EventRule rule, string sentence)
    {
        var document = EventTables.Annotated(sentence);
        new FrameFinder().Find(document);
        return document.Frames.Exists(f => f.Rule == rule);
    }
}
