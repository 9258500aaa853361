using Truce.Coding.Tests.Events;

namespace Truce.Coding.Tests.Accusations;

public class BlameExamplesTests
{
    // A parser makes mistakes, also on examples: so many rows may fail at one of their two sentences before the test does.
    private const int Tolerated = 4;

    [Fact]
    public void Rules_OfTheShippedCodebook_FindWhoAccusesWhomInTheirExamplesAndNobodyInTheirCounterexamples()
    {
        var faults = new List<string>();
        foreach (var rule in Shipped.Codebook.Blame.Rules)
        {
            if (Found(rule.Example) is var found && found != rule.Expected) faults.Add($"{rule.Origin}: {rule.Id} finds '{found}', not '{rule.Expected}': {rule.Example}");
            if (Found(rule.Counterexample) is { Length: > 0 } wrong) faults.Add($"{rule.Origin}: {rule.Id} finds '{wrong}': {rule.Counterexample}");
        }

        Assert.True(faults.Count <= Tolerated, string.Join('\n', faults));
    }

    [Fact]
    public void Deeds_OfTheShippedCodebook_AreChargesInTheirExamplesOnly()
    {
        var faults = new List<string>();
        foreach (var deed in Shipped.Codebook.Blame.Deeds)
        {
            if (Found(deed.Example).Length == 0) faults.Add($"{deed.Origin}: {deed.Id} finds nothing: {deed.Example}");
            if (Found(deed.Counterexample) is { Length: > 0 } wrong) faults.Add($"{deed.Origin}: {deed.Id} finds '{wrong}': {deed.Counterexample}");
        }

        Assert.True(faults.Count <= Tolerated, string.Join('\n', faults));
    }

    private static string Found(string sentence) => string.Join("; ", EventTables.Coded(sentence).Accusations.Select(a => $"{a.Accuser} > {a.Accused}"));
}
