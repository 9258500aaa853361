using System.Runtime.Intrinsics;
using Truce.Language.Neural;

namespace Truce.Language.Training;

/// <summary>What the network is told about its answers: losses, and the gradients that begin there.</summary>
internal sealed partial class Network
{
    private float LearnTags(Batch batch, float[] final, float[] finalGradient, float scale) =>
        Classify(batch, Tag, batch.Tags, o => o.Tags, Shape.Tags, final, finalGradient, scale);

    private float LearnNames(Batch batch, float[] final, float[] finalGradient, float scale) =>
        Classify(batch, Name, batch.Names, o => o.Names, Shape.Names, final, finalGradient, scale);

    /// <summary>Learns to tell each word's class by a linear map; -1 where nobody has said it.</summary>
    private float Classify(
        Batch batch, Linear map, int[] right, Func<Opinion, float[]> opinionOf, int width, float[] final, float[] finalGradient, float scale)
    {
        var n = batch.Count;
        var scores = map.Forward(_buffers, final, n, D, width);
        float loss = 0;
        for (var s = 0; s + 1 < batch.Starts.Length; s++)
        {
            var opinions = batch.Opinions is { } given ? opinionOf(given[s]) : [];
            for (var t = batch.Starts[s]; t < batch.Starts[s + 1]; t++)
            {
                var row = scores.AsSpan(t * width, width);
                if (right[t] < 0 && opinions.Length == 0)
                {
                    row.Clear();
                }
                else
                {
                    loss += Softmax(row, right[t], scale, Part(opinions, t - batch.Starts[s], width));
                }
            }
        }

        if (!_learning)
        {
            return 0;
        }

        Back(final, map.Weights, map.Bias, scores, finalGradient, n, D, width);
        return loss / n;
    }

    private static Span<float> Part(float[] opinions, int word, int width) => opinions.Length == 0 ? default : opinions.AsSpan(word * width, width);

    private float LearnHeads(Batch batch, float[] final, float[] finalGradient, float scale)
    {
        const int A = Shape.Arc;
        var n = batch.Count;
        var heads = ArcHead.Forward(_buffers, final, n, D, A);
        var dependents = ArcDependent.Forward(_buffers, final, n, D, A);
        Vectors.Bend(heads, n * A);
        Vectors.Bend(dependents, n * A);
        var droppedHeads = Drop(heads, n * A, HeadDrop, out var headMask);
        var droppedDependents = Drop(dependents, n * A, HeadDrop, out var dependentMask);
        var queries = ArcMiddle.Forward(_buffers, droppedDependents, n, A, A);
        var headGradient = _buffers.Zeroed(n * A);
        var queryGradient = _buffers.Zeroed(n * A);
        var scores = new float[1 + batch.Starts.Zip(batch.Starts.Skip(1), (a, c) => c - a).Max()];
        float loss = 0;
        for (var s = 0; s + 1 < batch.Starts.Length; s++)
        {
            var (start, end) = (batch.Starts[s], batch.Starts[s + 1]);
            var row = scores.AsSpan(0, 1 + end - start);
            for (var t = start; t < end; t++)
            {
                var query = queries.AsSpan(t * A, A);
                row[0] = Kernels.Dot(query, ArcRoot.Value);
                for (var h = start; h < end; h++)
                {
                    row[1 + h - start] = h == t ? -1e9f : Kernels.Dot(query, droppedHeads.AsSpan(h * A, A)) + Distance.Value[Shape.Distance(t, h)];
                }

                loss += Softmax(
                    row, batch.Heads[t] < 0 ? 0 : batch.Heads[t] - start + 1, scale, Part(batch.Opinions?[s].Heads ?? [], t - start, 1 + end - start));
                if (!_learning)
                {
                    continue;
                }

                var gradient = queryGradient.AsSpan(t * A, A);
                Kernels.AddScaled(gradient, ArcRoot.Value, row[0]);
                Kernels.AddScaled(ArcRoot.Gradient, query, row[0]);
                for (var h = start; h < end; h++)
                {
                    var g = row[1 + h - start];
                    if (h != t && MathF.Abs(g) > 1e-9f)
                    {
                        Kernels.AddScaled(gradient, droppedHeads.AsSpan(h * A, A), g);
                        Kernels.AddScaled(headGradient.AsSpan(h * A, A), query, g);
                        Distance.Gradient[Shape.Distance(t, h)] += g;
                    }
                }
            }
        }

        if (!_learning)
        {
            return 0;
        }

        var dependentGradient = _buffers.Zeroed(n * A);
        Back(droppedDependents, ArcMiddle.Weights, ArcMiddle.Bias, queryGradient, dependentGradient, n, A, A);
        Scale(dependentGradient, dependentMask, n * A);
        Scale(headGradient, headMask, n * A);
        Vectors.Unbend(dependents.AsSpan(0, n * A), dependentGradient);
        Vectors.Unbend(heads.AsSpan(0, n * A), headGradient);
        Back(final, ArcDependent.Weights, ArcDependent.Bias, dependentGradient, finalGradient, n, D, A);
        Back(final, ArcHead.Weights, ArcHead.Bias, headGradient, finalGradient, n, D, A);
        return loss / n;
    }

    private float LearnRelations(Batch batch, float[] final, float[] finalGradient, float scale)
    {
        const int L = Shape.Label;
        var n = batch.Count;
        var heads = LabelHead.Forward(_buffers, final, n, D, L);
        var hidden = LabelDependent.Forward(_buffers, final, n, D, L);
        for (var t = 0; t < n; t++)
        {
            if (batch.Heads[t] >= 0)
            {
                Kernels.Add(hidden.AsSpan(t * L, L), heads.AsSpan(batch.Heads[t] * L, L));
            }
        }

        Vectors.Bend(hidden, n * L);
        var dropped = Drop(hidden, n * L, HeadDrop, out var mask);
        var scores = LabelOut.Forward(_buffers, dropped, n, L, Shape.Relations);
        float loss = 0;
        for (var s = 0; s + 1 < batch.Starts.Length; s++)
        {
            for (var t = batch.Starts[s]; t < batch.Starts[s + 1]; t++)
            {
                var row = scores.AsSpan(t * Shape.Relations, Shape.Relations);
                if (batch.Heads[t] < 0)
                {
                    row.Clear();
                }
                else
                {
                    loss += Softmax(row, batch.Relations[t], scale, Part(batch.Opinions?[s].Relations ?? [], t - batch.Starts[s], Shape.Relations));
                }
            }
        }

        if (!_learning)
        {
            return 0;
        }

        var gradient = _buffers.Zeroed(n * L);
        Back(dropped, LabelOut.Weights, LabelOut.Bias, scores, gradient, n, L, Shape.Relations);
        Scale(gradient, mask, n * L);
        Vectors.Unbend(hidden.AsSpan(0, n * L), gradient);
        var headGradient = _buffers.Zeroed(n * L);
        for (var t = 0; t < n; t++)
        {
            if (batch.Heads[t] >= 0)
            {
                Kernels.Add(headGradient.AsSpan(batch.Heads[t] * L, L), gradient.AsSpan(t * L, L));
            }
        }

        Back(final, LabelDependent.Weights, LabelDependent.Bias, gradient, finalGradient, n, D, L);
        Back(final, LabelHead.Weights, LabelHead.Bias, headGradient, finalGradient, n, D, L);
        return loss / n;
    }

    /// <summary>
    /// Turns scores into the scaled gradient of the cross entropy with what is right and, where there is one, an opinion; gives
    /// the loss by what is right. When only observing, adds the probabilities to the opinion instead.
    /// </summary>
    private float Softmax(Span<float> row, int right, float scale, Span<float> opinion)
    {
        var largest = float.MinValue;
        foreach (var value in row)
        {
            largest = MathF.Max(largest, value);
        }

        // Eight at a time; the last ones by a vector of which only they are used.
        float sum = 0;
        Span<float> eight = stackalloc float[8];
        for (var i = 0; i < row.Length; i += 8)
        {
            var rest = row[i..Math.Min(i + 8, row.Length)];
            eight.Fill(largest);
            rest.CopyTo(eight);
            Kernels.Exp(Vector256.Create<float>(eight) - Vector256.Create(largest)).CopyTo(eight);
            eight[..rest.Length].CopyTo(rest);
            foreach (var value in rest)
            {
                sum += value;
            }
        }

        if (!_learning)
        {
            for (var i = 0; i < row.Length; i++)
            {
                opinion[i] += row[i] / sum * _share;
            }

            return 0;
        }

        var loss = right < 0 ? 0 : -MathF.Log(MathF.Max(row[right] / sum, 1e-12f));
        var truth = right < 0 ? 0 : opinion.IsEmpty ? 1 : TruthShare;
        for (var i = 0; i < row.Length; i++)
        {
            var wanted = (i == right ? truth : 0) + (opinion.IsEmpty ? 0 : (1 - truth) * opinion[i]);
            row[i] = (row[i] / sum - wanted) * scale;
        }

        return loss;
    }
}
