using System.Globalization;
using Truce.Language.Words;

namespace Truce.Language.Tests.Numbers;

public class NumberReaderTests
{
    public static TheoryData<string, string[]> Cases => Tsv.Read("numbers.tsv");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Numbers_OfASentence_AreThoseOfTheTable(string place, string[] fields)
    {
        var text = Expressions.Read(fields[0]);

        var found = string.Join(' ', text.Numbers.ToArray().Select(Show));

        Assert.True(fields[1] == found, $"{place} '{fields[0]}': expected {fields[1]}, found {found}");
    }

    [Fact]
    public void Numbers_WithWordsAround_CoverThemAndKnowTheNumeral()
    {
        var text = Expressions.Read("He said that at least 2.5 million people had fled.");

        var number = Assert.Single(text.Numbers.ToArray());

        Assert.Equal("at least 2.5 million", Expressions.Words(text, number.First, number.End));
        Assert.Equal("2.5 million", Expressions.Words(text, number.NumeralFirst, number.NumeralEnd));
    }

    [Theory]
    [InlineData("about 12 men", true)]
    [InlineData("12 men", false)]
    [InlineData("at least 12 men", false)]
    public void Approximate_FollowsTheWords(string words, bool expected) =>
        Assert.Equal(expected, Expressions.Read(words).Numbers[0].Approximate);

    private static string Show(NumberExpression number)
    {
        var kind = number.Kind == NumberKind.Count ? "" : number.Kind.ToString().ToLowerInvariant() + ":";
        var currency = number.Currency is null ? "" : ":" + number.Currency;
        return string.Create(CultureInfo.InvariantCulture, $"{kind}{number.Low}..{number.High}{currency}");
    }
}
