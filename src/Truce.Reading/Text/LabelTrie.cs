using System.Collections.Frozen;

namespace Truce.Reading;

/// <summary>A set of labels as a tree of letters, to see in one pass whether a line is made of labels only.</summary>
internal sealed class LabelTrie
{
    private const int Root = 0;

    private readonly FrozenDictionary<int, int> _next;
    private readonly bool[] _isEnd;

    public LabelTrie(IEnumerable<string> labels)
    {
        var next = new Dictionary<int, int>();
        var ends = new List<bool> { false };
        foreach (var label in labels)
        {
            var node = Root;
            foreach (var letter in label)
            {
                var key = Key(node, letter);
                if (!next.TryGetValue(key, out var child))
                {
                    child = ends.Count;
                    ends.Add(false);
                    next.Add(key, child);
                }

                node = child;
            }

            ends[node] = true;
        }

        _next = next.ToFrozenDictionary();
        _isEnd = [.. ends];
    }

    /// <summary>True when the letters can be cut into labels without a rest.</summary>
    public bool IsMadeOfLabels(ReadOnlySpan<char> letters)
    {
        Span<bool> reachable = stackalloc bool[letters.Length + 1];
        reachable.Clear();
        reachable[0] = true;
        for (var start = 0; start < letters.Length; start++)
        {
            if (!reachable[start]) continue;
            var node = Root;
            for (var at = start; at < letters.Length && _next.TryGetValue(Key(node, letters[at]), out node); at++)
            {
                if (_isEnd[node]) reachable[at + 1] = true;
            }
        }

        return reachable[letters.Length];
    }

    private static int Key(int node, char letter) => (node << 16) | letter;
}
