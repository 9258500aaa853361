using Truce.Coding.Tests.Events;

namespace Truce.Coding.Tests.Accusations;

/// <summary>Accusations, mutual ones and what only looks like one, in passages about many conflicts.</summary>
public class PassagesTests
{
    [Fact]
    public void Passages_AboutManyConflicts_SayWhoAccusesWhom()
    {
        var (right, wrong, missed) = (0, 0, 0);
        var faults = new List<string>();
        foreach (var row in EventTables.Rows(Shared.Table("passages.tsv")))
        {
            var found = EventTables.Coded(row[0].Replace(" ¶ ", "\n\n", StringComparison.Ordinal)).Accusations
                .Select(a => (a.Accuser, a.Accused)).Distinct().ToList();
            foreach (var expected in row[1].Split("; ").Where(e => e != "-"))
            {
                var names = expected.Split(" > ").Select(n => n.Split('|')).ToArray();
                if (found.RemoveAll(f => names[0].Contains(f.Accuser) && names[1].Contains(f.Accused)) > 0)
                {
                    right++;
                    continue;
                }

                missed++;
                faults.Add($"missed {expected}: {row[0]}");
            }

            wrong += found.Count;
            faults.AddRange(found.Select(f => $"wrong {f.Accuser} > {f.Accused}: {row[0]}"));
        }

        Assert.True(right >= 0.95 * (right + wrong) && right >= 0.85 * (right + missed), $"{right} right, {wrong} wrong, {missed} missed\n{string.Join('\n', faults)}");
    }
}
