namespace Truce.Domain.Tests;

public class CameoTests
{
    [Theory]
    [InlineData(EventType.ASSAULT, "aerial", "195")]
    [InlineData(EventType.RETREAT, "release", "084")]
    [InlineData(EventType.REQUEST, "yield", "105")]
    [InlineData(EventType.CONSULT, null, "04")]
    [InlineData(EventType.SANCTION, "unheard-of", "16")]
    public void Of_GivesTheCodeOfTheMode_ElseTheRootOfTheType(EventType type, string? mode, string expected) => Assert.Equal(expected, Cameo.Of(type, mode));

    [Fact]
    public void Of_EveryType_HasARoot() => Assert.All(Enum.GetValues<EventType>(), type => Assert.Equal(2, Cameo.Of(type, null).Length));
}
