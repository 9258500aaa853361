namespace Truce.Reading;

/// <summary>Turns the blocks of a page into rows of numbers for the model. The order of the columns is part of the model's file.</summary>
internal static class BlockFeatures
{
    /// <summary>Distance that stands for "no such element around the block".</summary>
    private const float Nowhere = 20;

    /// <summary>A block with at least so many words, most of them not links, is a paragraph of prose.</summary>
    private const int ProseWords = 12;

    private static readonly int _flagCount = ClassWords.Count + BlockReader.TagFlags.Length;

    private const int Own = 33;
    private const int LabelColumn = 20;
    private const int AddressColumn = 22;
    private const int BylineColumn = 24;
    private const int PhotoColumn = 25;
    private const int TitleColumn = 27;
    private const int Tree = 22;
    private const int Page = 22;
    private const int Neighbour = 9;
    private const int Around = 5 * Neighbour;

    /// <summary>Columns of the first stage.</summary>
    public static int Count { get; } = Own + _flagCount + Tree + Page + Around;

    private static readonly int _commentColumn = Own + _flagCount + Tree + Page - 2;

    /// <summary>Columns that the second stage has besides: what the first stage thinks of the block and of those around it.</summary>
    public const int SecondStage = 26;

    /// <summary>One row for each block.</summary>
    public static FeatureTable Of(BlockPage page, LinkedData data)
    {
        var blocks = page.Blocks;
        var rows = new FeatureTable(blocks.Count, Count);
        var body = data.Body is { Length: > 200 } text ? Fold.Key(text) : null;
        var titleKeys = TitleKeys(page, data);
        var description = Fold.Key(page.Meta.GetValueOrDefault("og:description") ?? page.Meta.GetValueOrDefault("description") ?? "");
        if (description.Length > 40) description = description[..40];
        var context = new PageContext(page, titleKeys);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < blocks.Count; i++)
        {
            var row = rows[i];
            var at = OwnColumns(row, blocks[i], body, description, titleKeys, seen);
            at = FlagColumns(row, at, page, blocks[i]);
            at = TreeColumns(row, at, page, blocks[i], context);
            PageColumns(row, at, page, i, context, titleKeys);
        }

        for (var i = 0; i < blocks.Count; i++) NeighbourColumns(rows, blocks, i);
        return rows;
    }

    private static int OwnColumns(Span<float> row, Block block, string? body, string description, HashSet<string> titleKeys, HashSet<string> seen)
    {
        var at = 0;
        var text = block.Text;
        var shape = Shape.Of(text);
        row[at++] = (float)block.Tag;
        row[at++] = block.Tag == BlockTag.Paragraph ? 1 : 0;
        row[at++] = block.Tag is BlockTag.Heading or BlockTag.Heading1 or BlockTag.Heading2 ? 1 : 0;
        row[at++] = block.Tag == BlockTag.ListItem ? 1 : 0;
        row[at++] = block.Tag == BlockTag.Division ? 1 : 0;
        row[at++] = MathF.Log(1 + block.Characters);
        row[at++] = block.Words;
        row[at++] = (float)block.LinkCharacters / Math.Max(1, block.Characters);
        row[at++] = (float)block.EmphasisCharacters / Math.Max(1, block.Characters);
        row[at++] = shape.Commas;
        row[at++] = shape.SentenceEnds;
        row[at++] = shape.EndsSentence ? 1 : 0;
        row[at++] = shape.Capitals / Math.Max(1f, block.Words);
        row[at++] = shape.AllCapitals / Math.Max(1f, block.Words);
        row[at++] = shape.Digits / Math.Max(1f, block.Characters);
        row[at++] = (float)block.Characters / Math.Max(1, block.Words);
        row[at++] = shape.Other / Math.Max(1f, text.Length);
        row[at++] = shape.BeginsLower ? 1 : 0;
        row[at++] = shape.Quotes;
        row[at++] = shape.Lines;
        row[at++] = block.Words < 30 && Furniture.IsLabel(text) ? 1 : 0;
        row[at++] = block.Words < 12 && Furniture.IsEnd(text) ? 1 : 0;
        row[at++] = Furniture.IsAddress(text) ? 1 : 0;
        row[at++] = block.Words < 20 && DateScanner.Scan(text).Count > 0 ? 1 : 0;
        row[at++] = Byline.TryRead(text, out _) ? 1 : 0;
        row[at++] = block.Words < 70 && LineClassifier.IsCaption(text) ? 1 : 0;
        row[at++] = body is null ? -1 : block.Key.Length >= 8 && body.AsSpan().IndexOf(block.Key.AsSpan(0, Math.Min(60, block.Key.Length))) >= 0 ? 1 : 0;
        row[at++] = titleKeys.Contains(block.Key) ? 1 : 0;
        row[at++] = seen.Add(block.Key) ? 0 : 1;
        row[at++] = text[^1] is ':' ? 1 : 0;
        row[at++] = block.Links;
        row[at++] = block.BeginsWithLink ? 1 : 0;
        row[at++] = description.Length >= 20 && block.Key.StartsWith(description, StringComparison.Ordinal) ? 1 : 0;
        return at;
    }

    private static int FlagColumns(Span<float> row, int at, BlockPage page, Block block)
    {
        var columns = row.Slice(at, _flagCount);
        columns.Fill(Nowhere);
        var missing = (1 << _flagCount) - 1;
        var distance = 0;
        for (var element = block.Element; element >= 0 && missing != 0; element = page.Elements[element].Parent, distance++)
        {
            var here = page.Elements[element].Flags & missing;
            missing &= ~here;
            while (here != 0)
            {
                columns[System.Numerics.BitOperations.TrailingZeroCount(here)] = Math.Min(distance, Nowhere - 1);
                here &= here - 1;
            }
        }

        return at + _flagCount;
    }

    private static int TreeColumns(Span<float> row, int at, BlockPage page, Block block, PageContext context)
    {
        const int levels = 4;
        var element = block.Element;
        for (var level = 0; level < levels; level++)
        {
            if (element >= 0)
            {
                var here = page.Elements[element];
                row[at++] = (float)here.ProseCharacters / Math.Max(1, context.Prose);
                row[at++] = (float)here.LinkCharacters / Math.Max(1, here.Characters);
                row[at++] = (float)(here.Score / Math.Max(1, context.TopScore));
                row[at++] = (float)here.Characters / Math.Max(1, context.Characters);
                element = here.Parent;
            }
            else
            {
                at += 4;
            }
        }

        row[at++] = page.Elements[block.Element].Depth;
        row[at++] = context.StepsToTop(block.Element);
        row[at++] = context.IsBelowTop(block.Element) ? 1 : 0;
        row[at++] = page.Elements[block.Element].Depth - context.TopDepth;
        row[at++] = page.Elements[block.Element].Blocks;
        row[at++] = page.Elements[block.Element].ProseBlocks;
        return at;
    }

    private static void PageColumns(Span<float> row, int at, BlockPage page, int index, PageContext context, HashSet<string> titleKeys)
    {
        var count = page.Blocks.Count;
        row[at++] = (float)index / count;
        row[at++] = (float)context.CharactersBefore[index] / Math.Max(1, context.Characters);
        row[at++] = (float)context.ProseBefore[index] / Math.Max(1, context.Prose);
        row[at++] = context.TitleIndex < 0 ? 0 : Math.Clamp(index - context.TitleIndex, -50, 200);
        row[at++] = context.FirstProse < 0 ? 0 : Math.Clamp(index - context.FirstProse, -50, 200);
        row[at++] = context.LastTopProse < 0 ? 0 : Math.Clamp(index - context.LastTopProse, -200, 50);
        row[at++] = context.EndsBefore[index];
        row[at++] = count;
        row[at++] = MathF.Log(1 + context.Prose);
        row[at++] = context.FirstTopProse < 0 ? 0 : Math.Clamp(index - context.FirstTopProse, -50, 200);
        row[at++] = context.SinceLast[index];
        row[at++] = context.UntilNext[index];
        row[at++] = (float)context.TopProse / Math.Max(1, context.Prose);
        row[at++] = titleKeys.Count;
        (row[at++], row[at++]) = context.SharesAround(index);
        row[at++] = context.SharesArticleWithTitle(page.Blocks[index].Element) ? 1 : 0;
        row[at++] = context.Articles;
        row[at++] = context.HasBodyProperty ? 1 : 0;
        row[at++] = context.HeadingsBefore[index] - context.HeadingsAtTitle;
        row[at++] = context.IsInComments(page.Blocks[index].Element) ? 1 : 0;
        row[at] = context.TitleIndex >= 0 ? context.StepsBetween(page.Blocks[index].Element, page.Blocks[context.TitleIndex].Element) : -1;
    }

    /// <summary>The plainest columns of the two blocks before and after, and whether they hang on the same element.</summary>
    private static void NeighbourColumns(FeatureTable rows, List<Block> blocks, int index)
    {
        var columns = rows[index][^Around..];
        foreach (var step in (ReadOnlySpan<int>)[-2, -1, 1, 2, 3])
        {
            var other = index + step;
            if (other >= 0 && other < rows.Count)
            {
                var from = rows[other];
                columns[0] = from[0];
                columns[1] = from[5];
                columns[2] = from[7];
                columns[3] = from[11];
                columns[4] = from[20] + (2 * from[21]);
                columns[5] = from[26];
                columns[6] = blocks[other].Element == blocks[index].Element ? 1 : 0;
                columns[7] = from[8];
                columns[8] = from[12];
            }
            else
            {
                columns[..Neighbour].Fill(-1);
            }

            columns = columns[Neighbour..];
        }
    }

    private static HashSet<string> TitleKeys(BlockPage page, LinkedData data)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var title in new[] { page.Meta.GetValueOrDefault("og:title"), page.Meta.GetValueOrDefault("twitter:title"), data.Headline, page.Title, page.Title is null ? null : PageTitle.WithoutSite(page.Title) })
        {
            if (title is not null && Fold.Key(title) is { Length: > 5 } key) keys.Add(key);
        }

        return keys;
    }

    /// <summary>
    /// True for blocks that are no article's whatever stands around them: a label of the page, the headline said again, a byline, a
    /// caption element, a visitor's comment.
    /// </summary>
    public static bool IsVetoed(ReadOnlySpan<float> row) =>
        row[LabelColumn] > 0 || row[BylineColumn] > 0 || row[TitleColumn] > 0 || row[_commentColumn] > 0 || row[0] == (float)BlockTag.Caption;

    /// <summary>True for blocks whose words speak to the visitor or credit a picture.</summary>
    public static bool IsDoubtful(ReadOnlySpan<float> row) => row[AddressColumn] > 0 || row[PhotoColumn] > 0;

    /// <summary>True for a paragraph of running text.</summary>
    public static bool IsProse(Block block) => block.Words >= ProseWords && block.LinkCharacters * 3 < block.Characters;
}
