using System.Numerics;
using Truce.Language.Training;

namespace Truce.Language.Names;

/// <summary>Groups words by their vectors (k-means, from evenly spaced words): the same vectors give the same clusters.</summary>
public static class ClusterTraining
{
    private const int Vocabulary = 100_000;
    private const int Learnt = 30_000;
    private const int Passes = 8;

    /// <summary>Reads a file of vectors and returns the bytes of the clusters.</summary>
    public static byte[] Train(string vectors, Action<string>? report)
    {
        var words = WordVectors.Read(vectors, Vocabulary, static _ => false);
        foreach (var (_, vector) in words) Normalise(vector);
        var coarse = Cluster(words, 60, report);
        var middling = Cluster(words, 250, report);
        var fine = Cluster(words, 1200, report);
        var packed = new List<(ulong, uint)>(words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            packed.Add((words[i].Key, (uint)(coarse[i] + 1) | ((uint)(middling[i] + 1) << 8) | ((uint)(fine[i] + 1) << 16)));
        }

        return WordClusters.Pack(packed);
    }

    private static int[] Cluster(List<(ulong Key, float[] Vector)> words, int count, Action<string>? report)
    {
        var width = words[0].Vector.Length;
        var learnt = Math.Min(Learnt, words.Count);
        var centres = new float[count][];
        for (var k = 0; k < count; k++) centres[k] = [.. words[(int)((long)k * Math.Min(learnt, count * 8) / count)].Vector];
        var of = new int[words.Count];
        for (var pass = 0; pass < Passes; pass++)
        {
            for (var i = 0; i < learnt; i++) of[i] = Nearest(words[i].Vector, centres);
            foreach (var centre in centres) Array.Clear(centre);
            for (var i = 0; i < learnt; i++) TensorAdd(centres[of[i]], words[i].Vector);
            foreach (var centre in centres) Normalise(centre);
        }

        for (var i = 0; i < words.Count; i++) of[i] = Nearest(words[i].Vector, centres);
        report?.Invoke($"{count} clusters of {words.Count} words, {width} dimensions");
        return of;
    }

    private static int Nearest(float[] vector, float[][] centres)
    {
        var (best, most) = (0, float.MinValue);
        for (var k = 0; k < centres.Length; k++)
        {
            var dot = Dot(vector, centres[k]);
            if (dot > most) (best, most) = (k, dot);
        }

        return best;
    }

    private static void Normalise(float[] vector)
    {
        var length = MathF.Sqrt(Dot(vector, vector));
        if (length == 0) return;
        for (var i = 0; i < vector.Length; i++) vector[i] /= length;
    }

    private static void TensorAdd(float[] sum, float[] vector)
    {
        for (var i = 0; i < sum.Length; i++) sum[i] += vector[i];
    }

    private static float Dot(float[] a, float[] b)
    {
        // Lanes of a fixed number, so that every machine adds in the same order.
        var sum = Vector4.Zero;
        var i = 0;
        for (; i + 4 <= a.Length; i += 4) sum += new Vector4(a.AsSpan(i, 4)) * new Vector4(b.AsSpan(i, 4));
        var rest = 0f;
        for (; i < a.Length; i++) rest += a[i] * b[i];
        return sum.X + sum.Y + sum.Z + sum.W + rest;
    }
}
