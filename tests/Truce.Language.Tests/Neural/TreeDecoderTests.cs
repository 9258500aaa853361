using FsCheck;
using FsCheck.Fluent;
using Truce.Language.Neural;

namespace Truce.Language.Tests.Neural;

public sealed class TreeDecoderTests
{
    [Fact]
    public void Decode_AnyScores_GivesOneRootAndNoCircle()
    {
        var scores = Gen.Choose(1, 12).SelectMany(count => Gen.ArrayOf(Gen.Choose(-20, 20), count * (count + 1)).Select(values => (count, values)));
        Prop.ForAll(scores.ToArbitrary(), input => IsTree(Decode(input.count, input.values))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Decode_BestHeadsFormATree_TakesThem()
    {
        // Words 0 and 2 hang on 1, which is the root.
        int[] scores = [0, -99, 5, 1, 6, 0, -99, 0, 0, 1, 7, -99];

        Assert.Equal([1, -1, 1], Decode(3, scores));
    }

    [Fact]
    public void Decode_TwoWordsChooseEachOther_OpensTheCircleWhereItCostsLeast()
    {
        // 0 and 1 prefer each other by far; 2 is the root; 1 can reach it at a loss of 3, 0 at a loss of 8.
        int[] scores = [0, -99, 9, 1, 0, 9, -99, 6, 9, 0, 0, -99];

        Assert.Equal([1, 2, -1], Decode(3, scores));
    }

    private static int[] Decode(int count, int[] values)
    {
        var decoder = new TreeDecoder(count);
        var scores = decoder.Scores(count);
        for (var i = 0; i < values.Length; i++)
        {
            var itself = i / (count + 1) == i % (count + 1) - 1;
            scores[i] = itself ? float.MinValue : values[i];
        }

        var heads = new int[count];
        decoder.Decode(count, heads);
        return heads;
    }

    private static bool IsTree(int[] heads)
    {
        var reach = Enumerable.Range(0, heads.Length).All(word =>
        {
            for (var steps = 0; word >= 0 && steps <= heads.Length; steps++)
            {
                word = heads[word];
            }

            return word < 0;
        });
        return reach && heads.Count(head => head < 0) == 1;
    }
}
