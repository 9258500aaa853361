namespace Truce.Language.Neural;

/// <summary>Widths of the network; all multiples of sixteen.</summary>
internal static class Shape
{
    /// <summary>Of a word's vector, from input to output.</summary>
    public const int Width = 128;

    /// <summary>Recurrent layers.</summary>
    public const int Layers = 3;

    /// <summary>Of the vectors that say who governs whom.</summary>
    public const int Arc = 96;

    /// <summary>Of the hidden layer that names the relation.</summary>
    public const int Label = 96;

    /// <summary>Tag classes, with room to spare.</summary>
    public const int Tags = 48;

    /// <summary>Relations, with room to spare.</summary>
    public const int Relations = 64;

    /// <summary>Buckets of signed distance between head and dependent.</summary>
    public const int Distances = 48;

    /// <summary>Slope of the activation below zero.</summary>
    public const float Leak = 0.1f;

    private static readonly byte[] _buckets = [.. Enumerable.Range(0, Words.SentenceSplitter.Longest + 1).Select(Bucket)];

    /// <summary>Bucket of the distance from dependent to head: exact to eight, then two for each doubling.</summary>
    public static int Distance(int dependent, int head) =>
        head < dependent ? _buckets[Math.Min(dependent - head, _buckets.Length - 1)] : _buckets[Math.Min(head - dependent, _buckets.Length - 1)] + Distances / 2;

    private static byte Bucket(int distance)
    {
        var (bucket, step) = (8, 4);
        for (var reached = 8; reached < distance; reached += step, bucket++)
        {
            step = reached >= 16 && int.IsPow2(reached) ? reached / 2 : step;
        }

        return (byte)Math.Min(distance <= 8 ? distance : bucket, Distances / 2 - 1);
    }
}
