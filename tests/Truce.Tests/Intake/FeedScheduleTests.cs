using Truce.Intake.Web;

namespace Truce.Tests.Intake;

public sealed class FeedScheduleTests
{
    private static readonly DateTimeOffset _now = new(2031, 3, 4, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 15)]
    [InlineData(1, 30)]
    [InlineData(2, 60)]
    [InlineData(6, 960)]
    [InlineData(7, 1440)]
    [InlineData(1000, 1440)]
    public void Next_AfterFailures_IsTwiceAsLateForEachAndADayAtMost(int failures, int minutes)
    {
        var schedule = new FeedSchedule(TimeSpan.FromMinutes(15), new Random(1));

        for (var i = 0; i < 100; i++)
            Assert.InRange((schedule.Next(_now, failures, null) - _now).TotalMinutes, minutes * 0.9, minutes * 1.1);
    }

    [Fact]
    public void Next_FeedsThatBeganTogether_DoNotStayTogether()
    {
        var schedule = new FeedSchedule(TimeSpan.FromMinutes(15), new Random(1));

        Assert.Equal(50, Enumerable.Range(0, 50).Select(_ => schedule.Next(_now, 0, null)).Distinct().Count());
    }

    [Theory]
    [InlineData(60, 60)]
    [InlineData(100_000, 1440)]
    public void Next_ServerThatAsksForAPause_GetsItUpToADay(int asked, int minutes) =>
        Assert.Equal(minutes, (new FeedSchedule(TimeSpan.FromMinutes(15), new Random(1)).Next(_now, 1, TimeSpan.FromMinutes(asked)) - _now).TotalMinutes);

    [Fact]
    public void Next_IntervalOverADay_IsKeptAfterFailures() =>
        Assert.InRange((new FeedSchedule(TimeSpan.FromDays(7), new Random(1)).Next(_now, 3, null) - _now).TotalDays, 6.3, 7.7);
}
