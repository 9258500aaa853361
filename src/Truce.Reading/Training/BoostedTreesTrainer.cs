namespace Truce.Reading;

/// <summary>Trains <see cref="BoostedTrees"/> on binned columns. The seed fixes every draw: one input, one model.</summary>
internal sealed class BoostedTreesTrainer(int trees, int depth, int seed)
{
    private const int Bins = 64;
    private const float Rate = 0.03f;
    private const float Regularisation = 4f;
    private const float LeastHessian = 1f;
    private const float LeastGain = 1e-3f;
    private const double RowShare = 0.5;
    private const double ColumnShare = 0.25;

    /// <summary>Trains on rows with labels and weights.</summary>
    public BoostedTrees Train(float[][] rows, bool[] labels, float[] weights)
    {
        var random = new Random(seed);
        var columnCount = rows[0].Length;
        var edges = Enumerable.Range(0, columnCount).Select(column => Edges(rows, column)).ToArray();
        var binned = Bin(rows, edges);
        double positive = 0, all = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            all += weights[i];
            if (labels[i]) positive += weights[i];
        }

        var share = Math.Clamp(positive / all, 0.01, 0.99);
        var bias = (float)Math.Log(share / (1 - share));
        var scores = new float[rows.Length];
        Array.Fill(scores, bias);
        var gradients = new float[rows.Length];
        var hessians = new float[rows.Length];
        var inner = (1 << depth) - 1;
        var columns = new short[trees * inner];
        var thresholds = new float[trees * inner];
        var leaves = new float[trees * (inner + 1)];
        for (var tree = 0; tree < trees; tree++)
        {
            var used = new bool[rows.Length];
            for (var i = 0; i < rows.Length; i++)
            {
                used[i] = random.NextDouble() < RowShare;
                var p = 1 / (1 + MathF.Exp(-scores[i]));
                gradients[i] = weights[i] * ((labels[i] ? 1 : 0) - p);
                hessians[i] = weights[i] * Math.Max(p * (1 - p), 1e-4f);
            }

            var allowed = Enumerable.Range(0, columnCount).Where(_ => random.NextDouble() < ColumnShare).ToArray();
            Grow(tree, binned, edges, allowed, used, gradients, hessians, scores, columns, thresholds, leaves);
        }

        return new BoostedTrees(depth, bias, columns, thresholds, leaves);
    }

    private void Grow(
        int tree, byte[][] binned, float[][] edges, int[] allowed, bool[] used, float[] gradients, float[] hessians, float[] scores,
        short[] columns, float[] thresholds, float[] leaves)
    {
        var inner = (1 << depth) - 1;
        var nodes = new int[scores.Length];
        for (var level = 0; level < depth; level++)
        {
            var first = (1 << level) - 1;
            var width = 1 << level;
            var bestGain = new double[width];
            var bestColumn = new int[width];
            var bestBin = new int[width];
            Array.Fill(bestGain, LeastGain);
            Array.Fill(bestColumn, -1);
            var sums = new double[width * Bins * 2];
            foreach (var column in allowed)
            {
                Array.Clear(sums);
                var bins = binned[column];
                for (var i = 0; i < nodes.Length; i++)
                {
                    if (!used[i]) continue;
                    var at = (((nodes[i] - first) * Bins) + bins[i]) * 2;
                    sums[at] += gradients[i];
                    sums[at + 1] += hessians[i];
                }

                for (var node = 0; node < width; node++) Split(sums.AsSpan(node * Bins * 2, Bins * 2), column, edges[column].Length, node, bestGain, bestColumn, bestBin);
            }

            for (var node = 0; node < width; node++)
            {
                var at = (tree * inner) + first + node;
                columns[at] = (short)Math.Max(0, bestColumn[node]);
                thresholds[at] = bestColumn[node] < 0 ? float.MaxValue : edges[bestColumn[node]][bestBin[node]];
            }

            for (var i = 0; i < nodes.Length; i++)
            {
                var node = nodes[i] - first;
                var right = bestColumn[node] >= 0 && binned[bestColumn[node]][i] > bestBin[node];
                nodes[i] = (2 * nodes[i]) + (right ? 2 : 1);
            }
        }

        var gradientSums = new double[inner + 1];
        var hessianSums = new double[inner + 1];
        for (var i = 0; i < nodes.Length; i++)
        {
            if (!used[i]) continue;
            gradientSums[nodes[i] - inner] += gradients[i];
            hessianSums[nodes[i] - inner] += hessians[i];
        }

        for (var leaf = 0; leaf <= inner; leaf++) leaves[(tree * (inner + 1)) + leaf] = (float)(Rate * gradientSums[leaf] / (hessianSums[leaf] + Regularisation));
        for (var i = 0; i < nodes.Length; i++) scores[i] += leaves[(tree * (inner + 1)) + nodes[i] - inner];
    }

    private static void Split(ReadOnlySpan<double> sums, int column, int edgeCount, int node, double[] bestGain, int[] bestColumn, int[] bestBin)
    {
        double gradient = 0, hessian = 0;
        for (var bin = 0; bin < Bins; bin++)
        {
            gradient += sums[2 * bin];
            hessian += sums[(2 * bin) + 1];
        }

        if (hessian < 2 * LeastHessian) return;
        var whole = gradient * gradient / (hessian + Regularisation);
        double left = 0, leftHessian = 0;
        for (var bin = 0; bin < edgeCount; bin++)
        {
            left += sums[2 * bin];
            leftHessian += sums[(2 * bin) + 1];
            var rightHessian = hessian - leftHessian;
            if (leftHessian < LeastHessian || rightHessian < LeastHessian) continue;
            var right = gradient - left;
            var gain = (left * left / (leftHessian + Regularisation)) + (right * right / (rightHessian + Regularisation)) - whole;
            if (gain <= bestGain[node]) continue;
            bestGain[node] = gain;
            bestColumn[node] = column;
            bestBin[node] = bin;
        }
    }

    /// <summary>Cuts between the values of a column, at even shares of the rows.</summary>
    private static float[] Edges(float[][] rows, int column)
    {
        var values = new float[rows.Length];
        for (var i = 0; i < rows.Length; i++) values[i] = rows[i][column];
        Array.Sort(values);
        var distinct = values.Distinct().ToArray();
        if (distinct.Length <= Bins) return Between(distinct);
        var cuts = new List<float>();
        for (var bin = 1; bin < Bins; bin++)
        {
            var value = values[(int)((long)bin * values.Length / Bins)];
            if (cuts.Count == 0 || value > cuts[^1]) cuts.Add(value);
        }

        return [.. cuts];
    }

    private static float[] Between(float[] values)
    {
        var cuts = new float[values.Length - 1];
        for (var i = 0; i < cuts.Length; i++) cuts[i] = (values[i] + values[i + 1]) / 2;
        return cuts;
    }

    private static byte[][] Bin(float[][] rows, float[][] edges)
    {
        var binned = new byte[edges.Length][];
        for (var column = 0; column < edges.Length; column++)
        {
            binned[column] = new byte[rows.Length];
            for (var i = 0; i < rows.Length; i++)
            {
                var at = Array.BinarySearch(edges[column], rows[i][column]);
                binned[column][i] = (byte)(at >= 0 ? at : ~at);
            }
        }

        return binned;
    }
}
