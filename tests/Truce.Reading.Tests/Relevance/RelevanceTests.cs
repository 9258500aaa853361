namespace Truce.Reading.Tests;

public sealed class RelevanceTests
{
    [Theory]
    [InlineData("Ceasefire takes hold in the north", "A ceasefire between the army and rebels took hold on Sunday after months of shelling, the UN envoy said. Aid convoys are to follow.")]
    [InlineData("Council fails to agree", "The Security Council met on Tuesday but could not agree on a draft resolution on humanitarian access to the besieged town, diplomats said.")]
    [InlineData("Rebels free forty soldiers", "The rebels freed forty soldiers on Monday in a prisoner exchange that mediators from the Red Cross had arranged, the defence ministry said.")]
    public void Judge_ReportOnConflict_IsRelevant(string title, string text) => Assert.True(Reading.Relevance.Judge(title, text, "en"));

    [Theory]
    [InlineData("Truce between coach and striker", "The coach and his striker have called a truce after weeks of attacks in the press, the club said before the match against the league leaders on Saturday.")]
    [InlineData("Trade war: truce lifts shares", "Shares rose after the two governments agreed on a truce in their trade war. The tariffs on soybeans and smartphones stay, but investors hope for a deal that ends the conflict.")]
    [InlineData("Rappers end feud", "The two rappers ended their feud with a peace offering at a concert, and fans on Instagram called it the truce of the year. A joint album is planned.")]
    public void Judge_TruceInSportTradeOrShow_IsNot(string title, string text) => Assert.False(Reading.Relevance.Judge(title, text, "en"));

    [Fact]
    public void Judge_OtherLanguage_IsTakenAsRelevant() => Assert.True(Reading.Relevance.Judge(null, "Le cessez-le-feu tient.", "fr"));
}
