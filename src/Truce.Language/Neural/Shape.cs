namespace Truce.Language.Neural;

/// <summary>Widths of the network; all multiples of sixteen.</summary>
internal static class Shape
{
    /// <summary>Of a word's vector as it is kept.</summary>
    public const int Input = 128;

    /// <summary>Of a word in its context, from layer to layer.</summary>
    public const int Width = 256;

    /// <summary>Recurrent layers.</summary>
    public const int Layers = 3;

    /// <summary>Of the vectors that say who governs whom.</summary>
    public const int Arc = 128;

    /// <summary>Of the hidden layer that names the relation.</summary>
    public const int Label = 128;

    /// <summary>Tag classes, with room to spare.</summary>
    public const int Tags = 48;

    /// <summary>Tags of names: outside, and two for each kind; with room to spare.</summary>
    public const int Names = 16;

    /// <summary>Relations, with room to spare.</summary>
    public const int Relations = 64;

    /// <summary>Where the outputs lie that are read off a word's last state in one go, and how many they are.</summary>
    public const int TagsAt = 0, NamesAt = TagsAt + Tags, ArcHeadAt = NamesAt + Names, ArcDependentAt = ArcHeadAt + Arc,
        LabelHeadAt = ArcDependentAt + Arc, LabelDependentAt = LabelHeadAt + Label, ReadOut = LabelDependentAt + Label;

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
