using Truce.Domain;

namespace Truce.Reading.Tests.Metadata;

/// <summary>Whose media an outlet was on the day of its report.</summary>
public class OutletOwnerTests
{
    [Theory]
    [InlineData("SANA", "2016-09-19", "state:Syria")]
    [InlineData("Al-Manar", "2024-11-27", "party:Hezbollah")]
    [InlineData("Tanjug", "1992-01-02", "state:Yugoslavia")]
    [InlineData("Tanjug", "2010-05", "state:Serbia")]
    [InlineData("Tanjug", null, "private")]
    [InlineData("Kosovapress", "1999-06-10", "party:Kosovo Liberation Army")]
    [InlineData("AP", "2020-01-01", "cooperative")]
    [InlineData("The Ledger of Manchester", "2020-01-01", null)]
    [InlineData(null, "2020-01-01", null)]
    public void OwnerOf_NameAndDay_IsTheOwnerThen(string? name, string? day, string? owner) =>
        Assert.Equal(owner, Outlet.OwnerOf(name, day is null ? null : PartialDate.Parse(day)));

    /// <summary>A list that is wrong in its form would be found by the first report from such an outlet only.</summary>
    [Fact]
    public void Owners_OfAllOutlets_AreWellFormed()
    {
        using var stream = typeof(Outlet).Assembly.GetManifestResourceStream(typeof(Outlet).Assembly.GetManifestResourceNames().First(n => n.EndsWith("Outlets.tsv", StringComparison.Ordinal)))!;
        using var reader = new StreamReader(stream);
        var rows = reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.TrimEnd('\r').Split('\t')).ToList();

        Assert.All(rows, row => Assert.Equal(6, row.Length));
        Assert.All(rows, row => Assert.Contains(row[3], new[] { "wire", "newspaper", "broadcaster", "magazine", "website", "un", "ngo" }));
        Assert.All(rows, row => Assert.Matches("^[^;]+( until [0-9]{4};[^;]+)*$", row[5]));
        Assert.DoesNotContain(rows.CountBy(r => r[0]), c => c.Value > 1);
        Assert.True(rows.Count(r => r[5].Contains("state:", StringComparison.Ordinal) || r[5].Contains("party:", StringComparison.Ordinal)) >= 150);
        Assert.True(rows.Count(r => r[3] == "wire") >= 150);
    }
}
