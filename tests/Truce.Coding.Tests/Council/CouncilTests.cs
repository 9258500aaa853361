using Truce.Domain;

namespace Truce.Coding.Tests.Council;

/// <summary>What the Security Council did, in sentences of our own about real acts: numbers, authors and tallies are those of the record.</summary>
public sealed class CouncilTests
{
    private static readonly Lock _lock = new();
    private static readonly Coder _coder = new(Shipped.Codebook, Shared.Model);

    [Theory]
    [InlineData("The UN Security Council on Monday adopted resolution 2728, drafted by its ten elected members, by 14 votes to none, with the United States abstaining. The truce in Gaza was not kept.", "adoption 2728 14/0/1")]
    [InlineData("The Security Council endorsed the accord on Kosovo in Resolution 1203, adopted by 13 votes with Russia and China abstaining.", "adoption 1203 13/-/2")]
    [InlineData("On October 30 the Security Council renewed the mission's mandate in Western Sahara for a year. The vote was 13 to none, South Africa and Russia abstaining.", "adoption - 13/0/2")]
    [InlineData("The Security Council threatened South Sudan's leaders with an arms embargo by nine votes with six abstentions.", "adoption - 9/-/6")]
    [InlineData("Russia vetoed a French-Spanish draft resolution on Aleppo in the Security Council on Saturday. Eleven members voted in favour, two against and two abstained.", "veto - 11/2/2")]
    [InlineData("The Security Council unanimously adopted resolution 2401, which demands a ceasefire in Syria for 30 days.", "adoption 2401 15/0/0")]
    [InlineData("France circulated a draft resolution on Gaza in the Security Council on Tuesday.", "draft - -")]
    [InlineData("The envoy will brief the Security Council on Libya on Friday.", "session - -")]
    [InlineData("The Security Council held an emergency meeting on the fighting in Armenia and Azerbaijan on Thursday.", "session - -")]
    [InlineData("The Security Council is to discuss the truce in Gaza on Monday.", "session - -")]
    [InlineData("The Security Council met behind closed doors on Tuesday to discuss the ceasefire in Mali.", "session - -")]
    [InlineData("The Security Council in a presidential statement on Monday called for a permanent ceasefire between Thailand and Cambodia.", "statement - -")]
    public void Code_AnAct_IsReadWithNumberAndTally(string text, string expected) => Assert.Equal(expected, Shown(text));

    /// <summary>Other bodies, acts that are asked for or feared, papers that are no resolutions.</summary>
    [Theory]
    [InlineData("Israel's security cabinet voted unanimously to accept the truce in Gaza, which the UN Security Council had awaited.")]
    [InlineData("Lebanon asked for an urgent session of the Security Council on the truce.")]
    [InlineData("Russia threatened to veto any resolution on Aleppo in the Security Council.")]
    [InlineData("The Security Council has not been able to agree on a truce in Sudan.")]
    [InlineData("The mediators handed the rebels a third draft on autonomy. Fighting went on. The UN Security Council was silent on Sudan.")]
    [InlineData("The Libyan parliament voted 60 to 12 for the accord that the Security Council had awaited.")]
    public void Code_NoActOfTheCouncil_GivesNone(string text) => Assert.Equal("", Shown(text));

    [Fact]
    public void Code_TwoResolutionsOfOneReport_StayTwo() => Assert.Equal(
        "adoption 1203 13/-/2; adoption 1199 -",
        Shown("The Security Council endorsed the accord on Kosovo in Resolution 1203, adopted by 13 votes with Russia and China abstaining. Nobody left. In September the Council had demanded in Resolution 1199 that fighting in Kosovo should end."));

    private static string Shown(string text)
    {
        lock (_lock)
        {
            var findings = _coder.Code(new Article { Id = "test", ContentHash = "", Text = text, Published = PartialDate.Parse("2024-06-12") });
            return string.Join("; ", findings.Council.Select(c => $"{c.Kind.ToString().ToLowerInvariant()} {c.Number ?? "-"}{Tally(c.Votes)}"));
        }
    }

    private static string Tally(VoteTally? votes) => votes is null ? " -" : $" {Number(votes.For)}/{Number(votes.Against)}/{Number(votes.Abstain)}";

    private static string Number(int? votes) => votes?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-";
}
