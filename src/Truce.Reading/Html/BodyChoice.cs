namespace Truce.Reading;

/// <summary>Chooses the blocks of the article from their probabilities.</summary>
internal static class BodyChoice
{
    /// <summary>Set by cross-validation on the development pages (`truce train articles`); flat from 0.3 to 0.6.</summary>
    public const float Threshold = 0.4f;

    /// <summary>When no block reaches the threshold, those within this share of the best are taken.</summary>
    private const float ShareOfBest = 0.7f;

    /// <summary>A page that the model gives less than this everywhere has no article.</summary>
    private const float Hopeless = 0.1f;

    /// <summary>Paragraphs of so many words that stand on a page twice are printed twice by its template, not by its author.</summary>
    private const int RepeatedWords = 7;

    /// <summary>A block of so many words that begins as another does holds more than one paragraph.</summary>
    private const int LongWords = 150;

    /// <summary>Longest list between two paragraphs, in blocks.</summary>
    private const int LongestGap = 60;

    private const float LeastInList = 0.05f;

    /// <summary>A paragraph that the model gives less is none of the report's, whatever it is made like.</summary>
    private const float LeastInPiece = 0.1f;

    /// <summary>Share of the characters of one make that must be the report's for the rest to be too.</summary>
    private const double MostOfMake = 0.7;

    /// <summary>So many characters of one make are more than a teaser.</summary>
    private const int LongMake = 1000;

    /// <summary>Rows of <c>ClassWords.tsv</c> for boxes: comment, related, share, side, nav, foot, tags, ad, letter.</summary>
    private const int Boxes = (1 << 2) | (1 << 3) | (1 << 4) | (1 << 5) | (1 << 6) | (1 << 7) | (1 << 9) | (1 << 11) | (1 << 12);

    /// <summary>Indices of the blocks of the article, in order; empty when there is none.</summary>
    public static List<int> Choose(BlockPage page, float[] scores, float threshold = Threshold)
    {
        var best = 0f;
        foreach (var score in scores) best = Math.Max(best, score);
        var chosen = new List<int>();
        if (best < Hopeless) return chosen;
        var least = Math.Min(threshold, best * ShareOfBest);
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] >= least) chosen.Add(i);
        }

        if (chosen.Count == 0) return chosen;
        FillPieces(page, scores, chosen);
        FillLists(page, scores, chosen);
        RemoveRepeated(page, chosen);
        return chosen;
    }

    /// <summary>
    /// Boxes cut a report in pieces, and each piece stands in elements of the same make. Where nearly all paragraphs of one make belong
    /// to the report, the others do.
    /// </summary>
    private static void FillPieces(BlockPage page, float[] scores, List<int> chosen)
    {
        var taken = chosen.ToHashSet();
        var makes = new Dictionary<(int, int), (int Taken, int All)>();
        for (var i = 0; i < scores.Length; i++)
        {
            if (!BlockFeatures.IsProse(page.Blocks[i])) continue;
            makes.TryGetValue(MakeOf(page, i), out var sums);
            makes[MakeOf(page, i)] = (sums.Taken + (taken.Contains(i) ? page.Blocks[i].Characters : 0), sums.All + page.Blocks[i].Characters);
        }

        for (var i = chosen[0]; i < scores.Length; i++)
        {
            if (scores[i] < LeastInPiece || taken.Contains(i) || !BlockFeatures.IsProse(page.Blocks[i])) continue;
            var (own, all) = makes[MakeOf(page, i)];
            if (own >= MostOfMake * all && own >= LongMake) chosen.Add(i);
        }

        chosen.Sort();
    }

    /// <summary>What the block's element and the one around it are made like.</summary>
    private static (int Own, int Around) MakeOf(BlockPage page, int index)
    {
        var element = page.Elements[page.Blocks[index].Element];
        return (element.Signature, element.Parent < 0 ? 0 : page.Elements[element.Parent].Signature);
    }

    /// <summary>
    /// Lists and tables that stand between two paragraphs of the report, or right in the element that holds most of them, belong to it,
    /// however little their items look like prose; boxes that call themselves something else do not.
    /// </summary>
    private static void FillLists(BlockPage page, float[] scores, List<int> chosen)
    {
        var known = chosen.Count;
        for (var k = 1; k < known; k++)
        {
            int before = chosen[k - 1], after = chosen[k];
            if (after - before < 2 || after - before > LongestGap) continue;
            var holder = Around(page, page.Blocks[before].Element, page.Blocks[after].Element);
            if (holder < 0) continue;
            for (var i = before + 1; i < after; i++)
            {
                if (IsItem(page, scores, i) && IsPlainlyBelow(page, page.Blocks[i].Element, holder)) chosen.Add(i);
            }
        }

        chosen.Sort();
    }

    private static bool IsItem(BlockPage page, float[] scores, int index)
    {
        var block = page.Blocks[index];
        return scores[index] >= LeastInList && block.Tag is BlockTag.ListItem or BlockTag.Cell && block.LinkCharacters * 3 < block.Characters;
    }

    /// <summary>The nearest element around both, if it is near to both: −1 if not.</summary>
    private static int Around(BlockPage page, int one, int other)
    {
        const int near = 3;
        int steps = 0, otherSteps = 0;
        while (one != other)
        {
            if (page.Elements[one].Depth >= page.Elements[other].Depth)
            {
                one = page.Elements[one].Parent;
                steps++;
            }
            else
            {
                other = page.Elements[other].Parent;
                otherSteps++;
            }
        }

        return steps is > 0 and <= near && otherSteps is > 0 and <= near ? one : -1;
    }

    private static bool IsPlainlyBelow(BlockPage page, int element, int holder)
    {
        for (var at = element; at > holder; at = page.Elements[at].Parent)
        {
            if ((page.Elements[at].Flags & Boxes) != 0) return false;
            if (page.Elements[at].Parent == holder) return true;
        }

        return false;
    }

    /// <summary>Pages print reports twice: paragraph by paragraph, and whole in a hidden element for machines.</summary>
    private static void RemoveRepeated(BlockPage page, List<int> chosen)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        chosen.RemoveAll(i => page.Blocks[i].Words >= RepeatedWords && !seen.Add(page.Blocks[i].Key));
        chosen.RemoveAll(i => page.Blocks[i].Words >= LongWords
            && chosen.Exists(other => other != i && page.Blocks[other].Words >= RepeatedWords && 3 * page.Blocks[other].Words < page.Blocks[i].Words
                && page.Blocks[i].Key.StartsWith(page.Blocks[other].Key, StringComparison.Ordinal)));
    }
}
