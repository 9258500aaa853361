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

    [Fact]
    public void Add_PronounUs_IsNoPlace() => Assert.Empty(PlacesOf("They told us to leave, and so we did."));
}
