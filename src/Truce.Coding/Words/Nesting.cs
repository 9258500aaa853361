using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Words;

/// <summary>Attributions within attributions: "A said that B had told him that …".</summary>
internal static class Nesting
{
    /// <summary>Sets the parent of each attribution: the one with the least content among those whose content holds its cue.</summary>
    public static void Link(AnnotatedText text, List<Attribution> attributions)
    {
        for (var k = 0; k < attributions.Count; k++)
        {
            var cue = text[attributions[k].CueToken].Start;
            int parent = Attribution.NoParent, least = int.MaxValue;
            for (var other = 0; other < attributions.Count; other++)
            {
                if (other == k || !attributions[other].Covers(cue)) continue;
                var size = attributions[other].Size;
                if (size >= least || Descends(attributions, other, k)) continue;
                least = size;
                parent = other;
            }

            if (parent != Attribution.NoParent) attributions[k] = attributions[k] with { Parent = parent };
        }
    }

    /// <summary>True when one attribution hangs, by parents, below another.</summary>
    private static bool Descends(List<Attribution> attributions, int from, int ancestor)
    {
        for (var at = from; at >= 0; at = attributions[at].Parent)
        {
            if (at == ancestor) return true;
        }

        return false;
    }
}
