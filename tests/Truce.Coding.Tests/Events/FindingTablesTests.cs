namespace Truce.Coding.Tests.Events;

/// <summary>Findings on sentences of our own about many conflicts. Precision comes first; raise the floors when trees get better.</summary>
public class FindingTablesTests
{
    [Fact]
    public void Accusations_OfTheTable_AreNearlyAllRight() => EventTables.Score(
        Shared.Table("accusations.tsv"),
        d => d.Accusations.Select(a => $"{a.Accuser} > {a.Accused}{(a.DeniedBy is null ? "" : " (denied)")}"),
        leastPrecision: 0.95,
        leastRecall: 0.85);

    [Fact]
    public void Incidents_OfTheTable_AreNearlyAllRight() => EventTables.Score(
        Shared.Table("incidents.tsv"),
        d => d.Incidents.Select(i => $"{i.Kind} / {i.Perpetrator ?? "-"} / {i.Place ?? "-"}"),
        leastPrecision: 0.95,
        leastRecall: 0.85);

    [Fact]
    public void Access_OfTheTable_IsNearlyAllRight() => EventTables.Score(
        Shared.Table("access.tsv"),
        d => d.Access.Select(a => $"{a.Kind} / {a.Place ?? "-"}"),
        leastPrecision: 0.9,
        leastRecall: 0.8);
}
