using System.Buffers;

namespace Truce.Reading;

/// <summary>
/// Knows, by the words of their class, boxes that templates put within a line and show only when the visitor points at a word: what a
/// person is known for, what a term means. In the source they stand in the middle of the sentence.
/// </summary>
internal static class HoverBox
{
    private static readonly SearchValues<string> _pointing = SearchValues.Create(["tooltip", "rollover", "hover", "popover", "popup", "flyout"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The word pointed at has the first sort of class too; what is shown then is its text, content, card …</summary>
    private static readonly SearchValues<string> _shown = SearchValues.Create(["text", "content", "block", "box", "card", "panel", "body", "inner"], StringComparison.OrdinalIgnoreCase);

    /// <summary>True when one of the class names has both sorts of words in it.</summary>
    public static bool Is(ReadOnlySpan<char> classes)
    {
        if (classes.IndexOfAny(_pointing) < 0) return false;
        foreach (var range in classes.Split(' '))
        {
            var name = classes[range];
            var at = name.IndexOfAny(_pointing);
            if (at >= 0 && (name[at..].IndexOfAny(_shown) >= 0 || name.Contains("hovercard", StringComparison.OrdinalIgnoreCase))) return true;
        }

        return false;
    }
}
