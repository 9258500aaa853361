using Truce.Domain;

namespace Truce.Reading;

/// <summary>Takes embedded posts out of a page's report: what others wrote elsewhere is theirs, with their own date.</summary>
internal static class EmbeddedPosts
{
    /// <summary>How many blocks a post may have before its signature.</summary>
    private const int LongestPost = 4;

    /// <summary>Removes the posts' blocks from <paramref name="chosen"/> and gives them as asides.</summary>
    public static List<Aside> Take(BlockPage page, List<int> chosen)
    {
        var posts = new List<Aside>();
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            if (SignatureOf(page.Blocks[i]) is not { } found) continue;
            var words = new List<string>();
            if (found.Words.Length > 0) words.Add(found.Words);
            var element = page.Blocks[i].Element;
            for (var j = i - 1; j >= 0 && i - j <= LongestPost && InSamePost(page, page.Blocks[j].Element, element); j--)
            {
                words.Insert(0, page.Blocks[j].Text);
                chosen.Remove(j);
            }

            chosen.Remove(i);
            if (words.Count > 0) posts.Add(new Aside(AsideKind.Post, string.Join('\n', words), found.Signature.Author, found.Signature.Date));
        }

        return posts;
    }

    /// <summary>The signature stands in a block of its own, or at the end of the post's words.</summary>
    private static (PostSignature Signature, string Words)? SignatureOf(Block block)
    {
        if (block.Words > 120 || !block.Text.Contains("(@", StringComparison.Ordinal)) return null;
        var dash = block.Text.LastIndexOfAny(['—', '–', '―']);
        if (dash < 0 || !PostSignature.TryRead(block.Text[dash..].Replace('\n', ' '), out var signature)) return null;
        return (signature!, block.Text[..dash].Trim());
    }

    /// <summary>A post is a block quotation: its words stand in the element of the signature, or right below it.</summary>
    private static bool InSamePost(BlockPage page, int element, int signature) =>
        element == signature || (page.Elements[element].Parent == signature && IsQuotation(page, signature));

    private static bool IsQuotation(BlockPage page, int element)
    {
        var flag = 1 << (ClassWords.Count + Array.IndexOf(BlockReader.TagFlags, "blockquote"));
        return (page.Elements[element].Flags & flag) != 0;
    }
}
