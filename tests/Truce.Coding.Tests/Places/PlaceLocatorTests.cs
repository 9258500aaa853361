using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Tests.Places;

public sealed class PlaceLocatorTests
{
    private static readonly LanguageModel Model = LanguageModel.Load(Path.Combine(Shipped.Folder, "..", "models"));

    private static string? PlaceOf(string text, string word)
    {
        var article = new Article { Id = "test", ContentHash = "", Text = text };
        var document = new Document(article, new Annotator(Model).Annotate(text), Shipped.Codebook);
        new PlaceResolver(Shipped.Codebook.Places, Model).Add(document);
        for (var i = 0; i < document.Text.Count; i++)
        {
            if (document.Text.Word(i).SequenceEqual(word)) return document.PlaceOf(i)?.Name;
        }

        throw new ArgumentException($"'{word}' is no word of the text");
    }

    [Theory]
    [InlineData("Ten people were killed in Khartoum on Tuesday.", "killed", "Khartoum")]
    [InlineData("Ten people were killed in an attack on a market in Khartoum.", "killed", "Khartoum")]
    [InlineData("Ten people were killed in an attack on a market in Khartoum.", "attack", "Khartoum")]
    public void Of_PlaceInThePhrase_IsThatPlace(string text, string word, string place) => Assert.Equal(place, PlaceOf(text, word));

    [Fact]
    public void Of_TwoPlacesOfTwoEvents_EachHasItsOwn()
    {
        const string Text = "Shells killed two people in Kharkiv. A drone wounded three in Odesa.";
        Assert.Equal("Kharkiv", PlaceOf(Text, "killed"));
        Assert.StartsWith("Ode", PlaceOf(Text, "wounded"), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NoPlaceSaid_IsNull() => Assert.Null(PlaceOf("Ten people were killed on Tuesday.", "killed"));

    [Fact]
    public void Of_PlaceOfSpeakingOnly_IsNotThePlaceOfTheEvent() =>
        Assert.Null(PlaceOf("The minister said in Geneva that ten people had been killed.", "killed"));
}
