using System.Runtime.Intrinsics;
using Truce.Language;

namespace Truce.Coding.Words.Training;

/// <summary>Groups words by their vectors: k-means by direction, begun from words spread evenly over the commonest.</summary>
internal static class ClusterTrainer
{
    private const int Width = LanguageModel.WordVectorWidth;
    private const int Commonest = 12000;
    private const int Rounds = 8;

    /// <summary>Makes the clusters of all words of a language model.</summary>
    public static WordClusters Train(LanguageModel language)
    {
        var vectors = new float[language.WordCount * Width];
        for (var row = 0; row < language.WordCount; row++)
        {
            var vector = vectors.AsSpan(row * Width, Width);
            language.CopyWordVector(row, vector);
            Normalise(vector);
        }

        var common = Math.Min(Commonest, language.WordCount);
        var centres = new float[WordClusters.Count * Width];
        for (var k = 0; k < WordClusters.Count; k++) vectors.AsSpan((int)((long)k * common / WordClusters.Count) * Width, Width).CopyTo(centres.AsSpan(k * Width));
        var clusters = new byte[language.WordCount];
        for (var round = 0; round < Rounds; round++)
        {
            Assign(vectors, centres, clusters, common);
            var sums = new float[centres.Length];
            for (var row = 0; row < common; row++)
            {
                for (var i = 0; i < Width; i++) sums[(clusters[row] * Width) + i] += vectors[(row * Width) + i];
            }

            for (var k = 0; k < WordClusters.Count; k++)
            {
                if (Array.IndexOf(clusters, (byte)k, 0, common) < 0) continue;
                Normalise(sums.AsSpan(k * Width, Width));
                sums.AsSpan(k * Width, Width).CopyTo(centres.AsSpan(k * Width));
            }
        }

        Assign(vectors, centres, clusters, language.WordCount);
        return new WordClusters(clusters);
    }

    private static void Assign(float[] vectors, float[] centres, byte[] clusters, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            var best = float.NegativeInfinity;
            for (var k = 0; k < WordClusters.Count; k++)
            {
                var dot = Dot(vectors.AsSpan(row * Width, Width), centres.AsSpan(k * Width, Width));
                if (dot <= best) continue;
                best = dot;
                clusters[row] = (byte)k;
            }
        }
    }

    // Eight fixed lanes rather than as many as the machine has, so that the sums are the same everywhere.
    private static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var sum = Vector256<float>.Zero;
        for (var i = 0; i < Width; i += 8)
            sum += Vector256.Create(left.Slice(i, 8)) * Vector256.Create(right.Slice(i, 8));
        return Vector256.Sum(sum);
    }

    private static void Normalise(Span<float> vector)
    {
        var square = Dot(vector, vector);
        if (square <= 0) return;
        var scale = 1 / MathF.Sqrt(square);
        for (var i = 0; i < vector.Length; i++) vector[i] *= scale;
    }
}
