namespace Truce.Coding.Tests.Places;

public sealed class PlaceBookTests
{
    private static List<Place> Named(string name)
    {
        var book = Shipped.Codebook.Places;
        Assert.True(book.TryFind(PlaceKey.Of(name), out var forms, out var settlements));
        var places = new List<Place>();
        foreach (var form in forms) places.Add(book[form.Place]);
        foreach (var index in settlements) places.Add(book[index]);
        return places;
    }

    [Theory]
    [InlineData("Urum al-Kubra", "SY")]
    [InlineData("Debaltsevo", "UA")]
    [InlineData("Kerem Shalom", "IL")]
    [InlineData("El-Fasher", "SD")]
    public void TryFind_SmallPlaceOfATheatre_IsInItsCountry(string name, string country) => Assert.Contains(Named(name), p => p.Country == country);

    [Fact]
    public void TryFind_CommonName_GivesEveryNamesake() => Assert.True(Named("Springfield").Count > 20);

    [Fact]
    public void TryFind_FirstWordsOfAName_AreKnownAsSuch()
    {
        Assert.True(Shipped.Codebook.Places.TryFind(PlaceKey.Of("Deir"), out _, out _));
        Assert.False(Shipped.Codebook.Places.TryFind(PlaceKey.Of("Qwxzzk"), out _, out _));
    }

    [Fact]
    public void TryFind_AnyCountry_LiesOnTheGlobe()
    {
        foreach (var place in Named("Georgia"))
        {
            Assert.InRange(place.Latitude, -90, 90);
            Assert.InRange(place.Longitude, -180, 180);
        }
    }
}
