namespace Truce.Language;

/// <summary>What taggers of names look up of a word, whatever stands around it.</summary>
/// <param name="Hash">Hash of the word without case (<see cref="WordForm.Hash"/>).</param>
/// <param name="Clusters">Which words are used like it (<see cref="WordClusters.Of(ReadOnlySpan{char})"/>).</param>
/// <param name="Shape">How it is written (<see cref="WordForm.Shape"/>).</param>
/// <param name="Lists">The lists of names that hold it.</param>
public readonly record struct Appearance(ulong Hash, uint Clusters, byte Shape, NameWord Lists)
{
    /// <summary>
    /// The appearance of each word of a text. Worked out once for all taggers: by whoever asks first after the text was annotated, which must not be two
    /// threads at a time.
    /// </summary>
    public static ReadOnlySpan<Appearance> Of(AnnotatedText text, WordClusters clusters)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(clusters);
        if (!text.HasAppearances)
        {
            if (text.AppearanceArray.Length < text.Count) text.AppearanceArray = new Appearance[text.TokenArray.Length];
            for (var i = 0; i < text.Count; i++)
            {
                var word = text.Word(i);
                text.AppearanceArray[i] = new Appearance(WordForm.Hash(word), clusters.Of(word), (byte)WordForm.Shape(word), NameWords.Of(word));
            }

            text.HasAppearances = true;
        }

        return text.AppearanceArray.AsSpan(0, text.Count);
    }
}
