using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using static Truce.Language.Neural.NeuralModel;

namespace Truce.Language.Neural;

/// <content>Who governs whom.</content>
internal sealed partial class Parser
{
    private void FindHeads(Sentence sentence, int start)
    {
        var (first, count) = (sentence.First - start, sentence.End - sentence.First);
        var scores = _decoder.Scores(count);
        for (var t = 0; t < count; t++)
        {
            var query = _queries.AsSpan((first + t) * A, A);
            var row = scores.Slice(t * (count + 1), count + 1);
            row[0] = Kernels.Dot(query, model[Part.ArcRoot]);
            Score(query, first, row[1..], _distances.AsSpan(Most - t, count));
            row[1 + t] = float.MinValue;
        }

        var tree = _tree.AsSpan(first, count);
        _decoder.Decode(count, tree);
        for (var t = 0; t < count; t++)
        {
            tree[t] = tree[t] < 0 ? -1 : first + tree[t];
        }
    }

    /// <summary>The score of each word of a sentence as head of one, four at a time, with what their distances add.</summary>
    private void Score(ReadOnlySpan<float> query, int first, Span<float> scores, ReadOnlySpan<float> distances)
    {
        ref var q = ref MemoryMarshal.GetReference(query);
        var h = 0;
        for (; h + 4 <= scores.Length; h += 4)
        {
            ref var head = ref _wide[(first + h) * R + Shape.ArcHeadAt];
            Vector256<float> s0 = default, s1 = default, s2 = default, s3 = default;
            for (nuint i = 0; i < A; i += 8)
            {
                var x = Vector256.LoadUnsafe(ref q, i);
                s0 = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref head, i), s0);
                s1 = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref head, i + R), s1);
                s2 = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref head, i + 2 * R), s2);
                s3 = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref head, i + 3 * R), s3);
            }

            scores[h] = Kernels.Total(s0) + distances[h];
            scores[h + 1] = Kernels.Total(s1) + distances[h + 1];
            scores[h + 2] = Kernels.Total(s2) + distances[h + 2];
            scores[h + 3] = Kernels.Total(s3) + distances[h + 3];
        }

        for (; h < scores.Length; h++)
        {
            scores[h] = Kernels.Dot(query, _wide.AsSpan((first + h) * R + Shape.ArcHeadAt, A)) + distances[h];
        }
    }
}
