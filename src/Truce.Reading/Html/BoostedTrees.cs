using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Truce.Reading;

/// <summary>
/// A sum of small regression trees, trained on the log loss by gradient boosting (Friedman 2001). Trees are complete binary trees of
/// one depth, so that a row is scored without branches on their shape.
/// </summary>
internal sealed class BoostedTrees
{
    private readonly int _depth;
    private readonly float _bias;
    private readonly Node[] _nodes;
    private readonly float[] _leaves;
    private readonly int _widest;

    public BoostedTrees(int depth, float bias, short[] columns, float[] thresholds, float[] leaves)
    {
        _depth = depth;
        _bias = bias;
        _nodes = new Node[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(columns[i], nameof(columns));
            _nodes[i] = new Node(thresholds[i], columns[i]);
            _widest = Math.Max(_widest, columns[i]);
        }

        _leaves = leaves;
        if (_nodes.Length != Trees * Inner || leaves.Length != Trees * (Inner + 1)) throw new ArgumentException("the trees are not all of one depth", nameof(leaves));
    }

    private readonly record struct Node(float Threshold, int Column);

    private int Inner => (1 << _depth) - 1;

    private int Trees => _leaves.Length / (Inner + 1);

    /// <summary>
    /// Probability of each row to be of the class. Four rows go down a tree side by side: each step of one waits for the last, and the
    /// others fill the wait.
    /// </summary>
    public void Probabilities(FeatureTable rows, Span<float> results)
    {
        if (rows.Width <= _widest) throw new ArgumentException($"the trees ask for column {_widest} of {rows.Width}", nameof(rows));
        const int lanes = 4;
        var values = rows.Values;
        for (var row = 0; row < rows.Count; row += lanes)
        {
            // Beyond the last row the last is scored again.
            var last = rows.Count - 1;
            ref readonly var first = ref MemoryMarshal.GetReference(values);
            Four(
                in Unsafe.Add(ref Unsafe.AsRef(in first), row * rows.Width),
                in Unsafe.Add(ref Unsafe.AsRef(in first), Math.Min(row + 1, last) * rows.Width),
                in Unsafe.Add(ref Unsafe.AsRef(in first), Math.Min(row + 2, last) * rows.Width),
                in Unsafe.Add(ref Unsafe.AsRef(in first), Math.Min(row + 3, last) * rows.Width),
                results[row..Math.Min(row + lanes, rows.Count)]);
        }
    }

    /// <summary>Columns and nodes were checked when the trees were made and by the caller; the loops do not check again.</summary>
    private void Four(in float row0, in float row1, in float row2, in float row3, Span<float> results)
    {
        float sum0 = _bias, sum1 = _bias, sum2 = _bias, sum3 = _bias;
        var inner = Inner;
        ref var r0 = ref Unsafe.AsRef(in row0);
        ref var r1 = ref Unsafe.AsRef(in row1);
        ref var r2 = ref Unsafe.AsRef(in row2);
        ref var r3 = ref Unsafe.AsRef(in row3);
        ref var nodes = ref MemoryMarshal.GetArrayDataReference(_nodes);
        ref var leaves = ref MemoryMarshal.GetArrayDataReference(_leaves);
        for (var tree = Trees; tree > 0; tree--)
        {
            int n0 = 0, n1 = 0, n2 = 0, n3 = 0;
            for (var level = _depth; level > 0; level--)
            {
                n0 = Step(ref nodes, n0, ref r0);
                n1 = Step(ref nodes, n1, ref r1);
                n2 = Step(ref nodes, n2, ref r2);
                n3 = Step(ref nodes, n3, ref r3);
            }

            sum0 += Unsafe.Add(ref leaves, n0 - inner);
            sum1 += Unsafe.Add(ref leaves, n1 - inner);
            sum2 += Unsafe.Add(ref leaves, n2 - inner);
            sum3 += Unsafe.Add(ref leaves, n3 - inner);
            nodes = ref Unsafe.Add(ref nodes, inner);
            leaves = ref Unsafe.Add(ref leaves, inner + 1);
        }

        Span<float> sums = [sum0, sum1, sum2, sum3];
        for (var i = 0; i < results.Length; i++) results[i] = 1 / (1 + MathF.Exp(-sums[i]));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Step(ref Node nodes, int at, ref float row)
    {
        ref var node = ref Unsafe.Add(ref nodes, at);
        // Which way is a coin's toss: a number to add, not a branch to guess.
        return (2 * at) + 1 + Unsafe.BitCast<bool, byte>(Unsafe.Add(ref row, node.Column) > node.Threshold);
    }

    /// <summary>Writes the model as text: one header line, then one line a tree.</summary>
    public void Write(TextWriter output)
    {
        var inner = Inner;
        var trees = Trees;
        output.Write(string.Create(CultureInfo.InvariantCulture, $"trees\t{trees}\t{_depth}\t{_bias:R}\n"));
        for (var tree = 0; tree < trees; tree++)
        {
            for (var i = 0; i < inner; i++)
            {
                var at = (tree * inner) + i;
                output.Write(string.Create(CultureInfo.InvariantCulture, $"{_nodes[at].Column}:{_nodes[at].Threshold:G6}\t"));
            }

            for (var i = 0; i <= inner; i++)
            {
                output.Write(_leaves[(tree * (inner + 1)) + i].ToString("G5", CultureInfo.InvariantCulture));
                output.Write(i == inner ? '\n' : '\t');
            }
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static BoostedTrees Read(TextReader input)
    {
        var header = (input.ReadLine() ?? throw new InvalidDataException("the model ends before its trees")).Split('\t');
        int trees = Int(header[1]), depth = Int(header[2]);
        var inner = (1 << depth) - 1;
        var columns = new short[trees * inner];
        var thresholds = new float[trees * inner];
        var leaves = new float[trees * (inner + 1)];
        for (var tree = 0; tree < trees; tree++)
        {
            var cells = input.ReadLine()!.Split('\t');
            for (var i = 0; i < inner; i++)
            {
                var colon = cells[i].IndexOf(':', StringComparison.Ordinal);
                columns[(tree * inner) + i] = short.Parse(cells[i].AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture);
                thresholds[(tree * inner) + i] = Float(cells[i][(colon + 1)..]);
            }

            for (var i = 0; i <= inner; i++) leaves[(tree * (inner + 1)) + i] = Float(cells[inner + i]);
        }

        return new BoostedTrees(depth, Float(header[3]), columns, thresholds, leaves);

        static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);
        static float Float(string text) => float.Parse(text, CultureInfo.InvariantCulture);
    }
}
