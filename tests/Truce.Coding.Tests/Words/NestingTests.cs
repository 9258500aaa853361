using Truce.Coding.Words;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Tests.Words;

public sealed class NestingTests
{
    [Fact]
    public void Link_ThreeDeep_TakesTheNearest()
    {
        var text = new Annotator(Shared.Model).Annotate("A says B says C says it");
        List<Attribution> attributions = [At(1, 5, 23), At(3, 12, 23), At(5, 19, 23)];

        Nesting.Link(text, attributions);

        Assert.Equal([-1, 0, 1], attributions.Select(a => a.Parent));
    }

    [Fact]
    public void Link_TwoThatHoldEachOther_MakesNoCircle()
    {
        var text = new Annotator(Shared.Model).Annotate("A says B says C says it");
        List<Attribution> attributions = [At(1, 0, 23), At(3, 0, 22)];

        Nesting.Link(text, attributions);

        Assert.Equal([1, -1], attributions.Select(a => a.Parent));
    }

    private static Attribution At(int cue, int start, int end) => new([], [], [new TextSpan(start, end)], null, []) { CueToken = cue };
}
