namespace Truce.Language.Neural;

/// <summary>
/// The tree of one root that the scores of arcs speak for: every word takes its best head; then superfluous roots are hung
/// elsewhere, and each circle is opened where that costs least.
/// </summary>
internal sealed class TreeDecoder(int most)
{
    private readonly byte[] _marks = new byte[most];
    private readonly int[] _best = new int[most];
    private float[] _scores = new float[64 * 65];

    /// <summary>Room for the scores: for each word those of the root and of every word as its head.</summary>
    public Span<float> Scores(int count)
    {
        if (_scores.Length < count * (count + 1))
        {
            _scores = new float[count * (count + 1)];
        }

        return _scores.AsSpan(0, count * (count + 1));
    }

    /// <summary>Fills the heads, -1 for the root.</summary>
    public void Decode(int count, Span<int> heads)
    {
        for (var t = 0; t < count; t++)
        {
            _best[t] = BestHead(t, count);
        }

        var root = ChooseRoot(count);
        _best.AsSpan(0, count).CopyTo(heads);
        heads[root] = -1;
        OpenCircles(count, root, heads);
    }

    private float Score(int dependent, int head, int count) => _scores[dependent * (count + 1) + head + 1];

    /// <summary>The word of the highest score as head of another, or that itself if there is no other.</summary>
    private int BestHead(int t, int count)
    {
        var row = _scores.AsSpan(t * (count + 1) + 1, count);
        var best = 0;
        for (var h = 1; h < row.Length; h++)
        {
            best = row[h] > row[best] ? h : best;
        }

        return best;
    }

    /// <summary>The word that gains most, or loses least, by being the root; one whose best head is the root before all others.</summary>
    private int ChooseRoot(int count)
    {
        var (best, gain) = (0, float.MinValue);
        for (var t = 0; t < count; t++)
        {
            var difference = Score(t, -1, count) - Score(t, _best[t], count);
            if (difference > gain)
            {
                (best, gain) = (t, difference);
            }
        }

        return best;
    }

    private void OpenCircles(int count, int root, Span<int> heads)
    {
        const byte Unknown = 0, OnPath = 1, Rooted = 2;
        _marks.AsSpan(0, count).Clear();
        _marks[root] = Rooted;
        for (var t = 0; t < count; t++)
        {
            while (_marks[t] == Unknown)
            {
                var at = t;
                while (_marks[at] == Unknown)
                {
                    _marks[at] = OnPath;
                    at = heads[at];
                }

                if (_marks[at] == OnPath)
                {
                    Open(at, count, heads);
                }

                // The path is rooted now, or must be walked again with its circle opened.
                var end = _marks[at];
                for (var k = 0; k < count; k++)
                {
                    _marks[k] = _marks[k] == OnPath ? end == Rooted ? Rooted : Unknown : _marks[k];
                }
            }
        }
    }

    /// <summary>Hangs one word of a circle on the best head that leads to the root.</summary>
    private void Open(int member, int count, Span<int> heads)
    {
        var (dependent, head, loss) = (-1, -1, float.MaxValue);
        var at = member;
        do
        {
            for (var h = 0; h < count; h++)
            {
                if (_marks[h] == 2 && Score(at, heads[at], count) - Score(at, h, count) is var difference && difference < loss)
                {
                    (dependent, head, loss) = (at, h, difference);
                }
            }

            at = heads[at];
        }
        while (at != member);
        heads[dependent] = head;
    }
}
