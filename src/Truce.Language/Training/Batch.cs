namespace Truce.Language.Training;

/// <summary>Some sentences laid end to end.</summary>
internal sealed class Batch
{
    public required int[] Starts { get; init; }

    public required int[] Words { get; init; }

    public required int[] Rows { get; init; }

    public required int[] Tags { get; init; }

    /// <summary>Index of the head in the batch, or -1.</summary>
    public required int[] Heads { get; init; }

    public required int[] Relations { get; init; }

    /// <summary>Tags of names, or -1 where the treebank does not say.</summary>
    public required int[] Names { get; init; }

    /// <summary>What others think of each sentence; null while there are none to ask.</summary>
    public Opinion[]? Opinions { get; init; }

    /// <summary>Which words are proper nouns; only in a batch of one sentence.</summary>
    public bool[] Proper { get; init; } = [];

    public int Count => Words.Length;
}
