using System.Text.Json;
using Truce.Evaluation;

namespace Truce.Tests;

/// <summary>The accuracy that a change may not fall below (eval/floors.json), on the reports of eval/reports.</summary>
public class AccuracyTests
{
    private static readonly Lazy<TruceScore> Score = new(() => TruceTask.Evaluate(Repository.File("eval", "reports")).Score!);

    public static TheoryData<string, double> Floors()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Repository.File("eval", "floors.json")));
        var floors = new TheoryData<string, double>();
        foreach (var floor in json.RootElement.GetProperty("truce").EnumerateObject()) floors.Add(floor.Name, floor.Value.GetDouble());
        return floors;
    }

    [Theory]
    [MemberData(nameof(Floors))]
    public void Findings_OfTheAnnotatedReports_StayAboveTheirFloor(string kind, double floor)
    {
        var score = Score.Value.Kinds[kind];

        Assert.True(score.F1 >= floor, $"{kind}: F1 {score.F1:0.000} is below {floor:0.000}\n{string.Join('\n', Score.Value.Log.Where(l => l.Contains(kind, StringComparison.Ordinal)))}");
    }
}
