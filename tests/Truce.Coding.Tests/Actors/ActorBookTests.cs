namespace Truce.Coding.Tests.Actors;

/// <summary>What the tables of actors must keep to, beyond what loading checks.</summary>
public class ActorBookTests
{
    private static readonly ActorBook Book = Shipped.Codebook.Actors;

    [Fact]
    public void Tables_AreAsLargeAsPromised()
    {
        Assert.True(Book.Countries.Count >= 200);
        Assert.True(Book.Persons.Count >= 2000);
        Assert.True(Book.Parties.Count(p => p.IsGroup) >= 600);
        Assert.True(Book.Parties.Count(p => !p.IsGroup) >= 300);
    }

    [Fact]
    public void Countries_IsoCodes_AreUnique()
    {
        var codes = Book.Countries.Where(c => c.Iso2 is not null).Select(c => c.Iso2!).ToList();

        Assert.Equal(codes.Count, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.All(codes, c => Assert.Matches("^[A-Z]{2}$", c));
    }

    [Fact]
    public void Sides_OfOneCountry_DoNotOverlap() =>
        Assert.All(Book.Countries, c => Assert.All(
            c.Sides.Zip(c.Sides.Skip(1)),
            pair => Assert.True(pair.First.To < pair.Second.From, $"{c.Name}: {pair.First.Name} and {pair.Second.Name}")));

    [Fact]
    public void Offices_OfStates_HaveOneHolderAtATime()
    {
        // Days on which a head of state or of diplomacy leaves and the next comes may be known to the month or year only.
        string[] single = ["president", "king", "emir", "supreme leader", "foreign minister", "secretary-general", "pope", "chancellor"];
        var faults = new List<string>();
        foreach (var (holder, offices) in Book.Offices.OrderBy(o => o.Key, StringComparer.Ordinal))
        {
            if (!Book.CountryByName.ContainsKey(holder) && holder != "UN") continue;
            foreach (var role in single)
            {
                var held = offices.Where(o => o.Office.Role == role && o.Office.From != 0).OrderBy(o => o.Office.From).ThenBy(o => o.Office.To).ToList();
                foreach (var (a, b) in held.Zip(held.Skip(1)))
                {
                    if (a.Person != b.Person && a.Office.To / 100 > (b.Office.From / 100) + 1 && a.Office.To / 10000 > b.Office.From / 10000)
                        faults.Add($"{holder}, {role}: {a.Person.Name} {a.Office.From}..{a.Office.To} and {b.Person.Name} {b.Office.From}..{b.Office.To}");
                }
            }
        }

        Assert.Empty(faults);
    }

    [Fact]
    public void Sides_OfEveryone_ResolveOnEveryDay()
    {
        foreach (var day in new[] { 0, 19910101, 20030401, 20160912, 20230601 })
        {
            Assert.All(Book.Persons, p => Assert.True(Book.Knows(Book.SideOn(p.Side, day)), p.Name));
            Assert.All(Book.Parties, p => Assert.True(Book.Knows(Book.SideOn(p.Name, day)), p.Name));
        }
    }

    [Theory]
    [InlineData("John Kerry", 20160912, "United States")]
    [InlineData("Abdel Fattah al-Burhan", 20230601, "Sudanese Armed Forces")]
    [InlineData("Kofi Annan", 20120401, "UN")]
    [InlineData("Taban Deng Gai", 20140201, "SPLA-IO")]
    [InlineData("Taban Deng Gai", 20170201, "South Sudanese government")]
    [InlineData("Eduard Basurin", 20150201, "Ukrainian separatists")]
    public void SideOn_Person_IsThatOfTheOffice(string name, int day, string side)
    {
        var person = Book.Persons.Single(p => p.Name == name);

        Assert.Equal(side, Book.SideOn(person.OfficeOn(day)?.Holder ?? person.Side, day));
    }

    [Theory]
    [InlineData("countries.tsv", "name\tiso2\tiso3\taliases\tadjectives\tpeople\tcapital\tseats\nA\nA", "actors/countries.tsv(3): 'A' stands twice")]
    [InlineData("sides.tsv", "country\tside\tfrom\tto\nAtlantis\tX", "actors/sides.tsv(2): 'Atlantis' is no country of the codebook")]
    [InlineData("theatres.tsv", "country\tterms\tgroup\tfrom\tto\nSyria\trebels\tNobody", "actors/theatres.tsv(2): 'Nobody' is no group of the codebook")]
    [InlineData("persons/africa.tsv", "name\taliases\tshort\tside\toffices\nX Y\t\t\tKenya\tpresident 2013..2012", "actors/persons/africa.tsv(2): 'president 2013..2012' ends before it begins")]
    [InlineData("persons/africa.tsv", "name\taliases\tshort\tside\toffices\nX Y\t\t\tKenya\tjuggler 2012..", "actors/persons/africa.tsv(2): unknown role 'juggler'")]
    public void Load_WrongTable_NamesFileAndLine(string file, string text, string message)
    {
        var folder = Directory.CreateTempSubdirectory("codebook").FullName;
        try
        {
            foreach (var path in Directory.EnumerateFiles(Path.Combine(Shipped.Folder, "actors"), "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder, Path.GetRelativePath(Shipped.Folder, path));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(path, copy);
            }

            File.WriteAllText(Path.Combine(folder, "actors", file), text);

            Assert.Equal(message, Assert.Throws<CodebookException>(() => ActorBookReader.Read(new CodebookFiles(folder))).Message);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
