using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Tests.Places;

public sealed class PlaceResolverTests
{
    private static readonly LanguageModel Model = LanguageModel.Load(Path.Combine(Shipped.Folder, "..", "models"));

    private static List<PlaceMention> PlacesOf(string text)
    {
        var article = new Article { Id = "test", ContentHash = "", Text = text };
        var document = new Document(article, new Annotator(Model).Annotate(text), Shipped.Codebook);
        new PlaceResolver(Shipped.Codebook.Places, Model).Add(document);
        return document.Places;
    }

    [Fact]
    public void Add_TownFollowedByItsState_IsTheTownOfThatState()
    {
        var places = PlacesOf("The trial opened in Paris, Texas, on Monday.");
        Assert.Equal(["Paris", "Texas"], places.Select(p => p.Name));
        Assert.Equal("United States", places[0].Country);
        Assert.InRange(places[0].Latitude!.Value, 33, 34.5);
    }

    [Fact]
    public void Add_FamousNameAlone_IsTheFamousPlace()
    {
        var place = Assert.Single(PlacesOf("Ministers met in Paris on Monday to discuss the budget."));
        Assert.Equal("France", place.Country);
        Assert.Equal("settlement", place.Precision);
    }

    [Fact]
    public void Add_Demonym_IsAnAdjectiveOfItsCountry()
    {
        var place = Assert.Single(PlacesOf("A Russian diplomat spoke to reporters after the meeting."));
        Assert.Equal(PlaceRole.Adjective, place.Role);
        Assert.Equal("Russia", place.Country);
    }

    [Fact]
    public void Add_CityAndCountryInOneReport_LieTogether()
    {
        var places = PlacesOf("Sudan's army said it had shelled positions in Khartoum. Fighting also raged in Omdurman and Bahri, residents of Sudan said.");
        Assert.All(places.Where(p => p.Name is "Omdurman" or "Khartoum"), p => Assert.Equal("Sudan", p.Country));
        Assert.Contains(places, p => p.Name == "Omdurman");
    }

    [Fact]
    public void Add_SameDocumentTwice_GivesTheSamePlaces()
    {
        const string Text = "Shells fell on Idlib and Aleppo, Syria, officials in Washington and Moscow said.";
        Assert.Equal(PlacesOf(Text), PlacesOf(Text));
    }

    /// <summary>Identifiers as geonames.org gives them: a country, a first-order division, a town with the divisions it lies in.</summary>
    [Theory]
    [InlineData("Aid reached Syria on Monday.", "Syria", 163843, null, null)]
    [InlineData("Rebels shelled a base in Herat province on Monday.", "Herat", null, "Herat", null)]
    [InlineData("Gunmen attacked a convoy near Gaya in Niger on Monday.", "Niger", 2440476, null, null)]
    [InlineData("Fighting broke out in Kharkiv on Monday, Ukraine said.", "Kharkiv", 706483, "Kharkiv", null)]
    [InlineData("He was born in Alabama.", "Alabama", 4829764, "Alabama", null)]
    public void Add_PlaceOfGeoNames_HasItsIdentifierAndDivisions(string text, string name, int? id, string? admin1, string? admin2)
    {
        var place = PlacesOf(text).First(p => p.Name == name);
        if (id is { } known) Assert.Equal(known, place.GeoNamesId);
        else Assert.NotNull(place.GeoNamesId);
        if (admin1 is not null) Assert.StartsWith(admin1, place.Admin1, StringComparison.Ordinal);
        if (admin2 is not null) Assert.Equal(admin2, place.Admin2);
    }

    [Fact]
    public void Add_GazaAlone_IsTheStripAndNotTheCity()
    {
        var places = PlacesOf("Israeli tanks moved into Gaza on Monday. Shells fell on Gaza City.");
        Assert.Equal("adm1", places.First(p => p.Name.StartsWith("Gaza", StringComparison.Ordinal)).Precision);
        Assert.Equal("settlement", places[^1].Precision);
    }

    /// <summary>A town that the curated tables hold too bears their English name under any spelling, and keeps the gazetteer's identifier.</summary>
    [Theory]
    [InlineData("Fighters clashed in Hodeida, Yemen, on Monday.")]
    [InlineData("Fighters clashed in Hodeidah, Yemen, on Monday.")]
    public void Add_TownOfBothSources_HasOneNameUnderAnySpelling(string text) => Assert.Equal("Hodeidah", PlacesOf(text)[0].Name);

    [Fact]
    public void Add_CuratedNameOfSeveralWords_IsFoundThoughTheWeightsPassItOver() =>
        Assert.Contains(PlacesOf("Some 200 trucks are waiting at Kerem Shalom, which Israel closed on November 12."), p => p is { Name: "Kerem Shalom", Precision: "exact" });

    [Fact]
    public void Add_PronounUs_IsNoPlace() => Assert.Empty(PlacesOf("They told us to leave, and so we did."));
}
