namespace Truce.Reading.Tests;

public sealed class CopyIndexTests
{
    private static readonly string _story = Story(1, 400);

    [Fact]
    public void Add_SameWords_IsACopyWhateverTheTypography()
    {
        var index = new CopyIndex();

        Assert.Null(index.Add("first", Fingerprint.Of(_story)));
        Assert.Equal("first", index.Add("second", Fingerprint.Of(_story.ToUpperInvariant().Replace(" ", "  ", StringComparison.Ordinal))));
    }

    [Fact]
    public void Add_StoryCutToHalf_IsACopy()
    {
        var index = new CopyIndex();
        index.Add("whole", Fingerprint.Of(_story));

        Assert.Equal("whole", index.Add("half", Fingerprint.Of(_story[..(_story.Length / 2)])));
    }

    [Fact]
    public void Add_ManyOtherStories_AreNoCopies()
    {
        var index = new CopyIndex();
        for (var i = 1; i <= 300; i++) Assert.Null(index.Add($"{i}", Fingerprint.Of(Story(i, 300))));
        Assert.Equal(300, index.Count);
    }

    [Fact]
    public void Similarity_OfTextsThatShareHalfTheirRuns_IsNearTheShare()
    {
        var shared = Story(5, 2000);
        var one = Fingerprint.Of(shared + " " + Story(6, 1000));
        var other = Fingerprint.Of(shared + " " + Story(7, 1000));

        Assert.InRange(one.Similarity(other), 0.3, 0.7);
    }

    [Fact]
    public void FromBytes_OfToBytes_IsTheSame()
    {
        var print = Fingerprint.Of(_story);

        Assert.Equal(1, print.Similarity(Fingerprint.FromBytes(print.ToBytes())));
        Assert.Equal(Fingerprint.Size, print.ToBytes().Length);
        Assert.Throws<ArgumentException>(() => Fingerprint.FromBytes(new byte[3]));
    }

    [Fact]
    public void Of_BlankText_IsLikeNothing() => Assert.Equal(0, Fingerprint.Of("").Similarity(Fingerprint.Of("")));

    /// <summary>Words drawn from a small vocabulary, so that stories share single words but not runs of them.</summary>
    private static string Story(int seed, int words)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, words).Select(_ => $"word{random.Next(200)}"));
    }
}
