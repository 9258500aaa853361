using System.Globalization;

namespace Truce.Reading;

/// <summary>
/// A sum of small regression trees, trained on the log loss by gradient boosting (Friedman 2001). Trees are complete binary trees of
/// one depth, so that a row is scored without branches on their shape.
/// </summary>
internal sealed class BoostedTrees
{
    private readonly int _depth;
    private readonly float _bias;
    private readonly short[] _columns;
    private readonly float[] _thresholds;
    private readonly float[] _leaves;

    public BoostedTrees(int depth, float bias, short[] columns, float[] thresholds, float[] leaves)
    {
        _depth = depth;
        _bias = bias;
        _columns = columns;
        _thresholds = thresholds;
        _leaves = leaves;
    }

    private int Inner => (1 << _depth) - 1;

    /// <summary>Probability that the row is of the class.</summary>
    public float Probability(ReadOnlySpan<float> row)
    {
        var sum = _bias;
        var inner = Inner;
        var trees = _leaves.Length / (inner + 1);
        for (var tree = 0; tree < trees; tree++)
        {
            var node = 0;
            var offset = tree * inner;
            for (var level = 0; level < _depth; level++)
            {
                var at = offset + node;
                node = (2 * node) + (row[_columns[at]] > _thresholds[at] ? 2 : 1);
            }

            sum += _leaves[(tree * (inner + 1)) + node - inner];
        }

        return 1 / (1 + MathF.Exp(-sum));
    }

    /// <summary>Writes the model as text: one header line, then one line a tree.</summary>
    public void Write(TextWriter output)
    {
        var inner = Inner;
        var trees = _leaves.Length / (inner + 1);
        output.Write(string.Create(CultureInfo.InvariantCulture, $"trees\t{trees}\t{_depth}\t{_bias:R}\n"));
        for (var tree = 0; tree < trees; tree++)
        {
            for (var i = 0; i < inner; i++)
            {
                var at = (tree * inner) + i;
                output.Write(string.Create(CultureInfo.InvariantCulture, $"{_columns[at]}:{_thresholds[at]:G6}\t"));
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
