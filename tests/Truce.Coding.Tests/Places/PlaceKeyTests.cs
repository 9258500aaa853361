namespace Truce.Coding.Tests.Places;

public sealed class PlaceKeyTests
{
    [Theory]
    [InlineData("Deir ez-Zor", "Deir Ez Zor")]
    [InlineData("Taʿizz", "Taizz")]
    [InlineData("Saint Petersburg", "St. Petersburg")]
    [InlineData("Chocó", "CHOCO")]
    public void Of_SpellingsOfOneName_AreOneKey(string one, string other) => Assert.Equal(PlaceKey.Of(one), PlaceKey.Of(other));

    [Theory]
    [InlineData("Niger", "Nigeria")]
    [InlineData("North Korea", "Korea North")]
    [InlineData("Al Bab", "Albab")]
    public void Of_DifferentNames_AreDifferentKeys(string one, string other) => Assert.NotEqual(PlaceKey.Of(one), PlaceKey.Of(other));

    [Fact]
    public void Append_WordByWord_IsTheKeyOfTheWholeName()
    {
        var key = PlaceKey.Empty;
        foreach (var word in new[] { "Khan", "Younis" }) key = PlaceKey.Append(key, word);
        Assert.Equal(PlaceKey.Of("Khan Younis"), key);
    }
}
