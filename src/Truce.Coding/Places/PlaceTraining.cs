using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Truce.Language;

namespace Truce.Coding;

/// <summary>Trains the finder of place names on annotated articles, JSON Lines of <c>{id, text, places: [{start, end}]}</c>.</summary>
public static class PlaceTraining
{
    /// <summary>Trains on a file (<c>.gz</c> or plain) and returns the bytes of the weights.</summary>
    /// <param name="codebook">The codebook whose places are features.</param>
    /// <param name="model">The language model.</param>
    /// <param name="file">The annotated articles.</param>
    /// <param name="leaveOut">Articles not to learn from, by place in the file and identifier; or null.</param>
    /// <param name="report">Told of progress.</param>
    public static byte[] Train(Codebook codebook, LanguageModel model, string file, Func<int, string, bool>? leaveOut, Action<string>? report)
    {
        ArgumentNullException.ThrowIfNull(codebook);
        ArgumentNullException.ThrowIfNull(model);
        var annotator = new Annotator(model);
        var tagger = new PlaceTagger(codebook.Places, model.Clusters, null);
        var trainer = new ChainTrainer(PlaceTagger.TagCount) { Epochs = 8, LeastCount = 3, Dropout = 0.4f, Decay = 1e-4f, Rate = 0.08f };
        var index = 0;
        foreach (var line in Lines(file))
        {
            using var json = JsonDocument.Parse(line);
            if (leaveOut?.Invoke(index++, json.RootElement.GetProperty("id").GetString()!) == true) continue;
            var text = annotator.Annotate(json.RootElement.GetProperty("text").GetString()!);
            var gold = new List<PlaceSpan>();
            foreach (var place in json.RootElement.GetProperty("places").EnumerateArray())
            {
                if (Tokens(text, place.GetProperty("start").GetInt32(), place.GetProperty("end").GetInt32()) is { } span) gold.Add(span);
            }

            tagger.Teach(text, gold, trainer);
        }

        return trainer.Train(report);
    }

    /// <summary>Lines of a text file, unpacked when its name ends in <c>.gz</c>.</summary>
    internal static IEnumerable<string> Lines(string file)
    {
        using Stream stream = file.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(File.OpenRead(file), CompressionMode.Decompress)
            : File.OpenRead(file);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0) yield return line;
        }
    }

    /// <summary>The tokens that a stretch of characters touches, or null.</summary>
    internal static PlaceSpan? Tokens(AnnotatedText text, int start, int end)
    {
        var (low, high) = (0, text.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (text[middle].End <= start) low = middle + 1;
            else high = middle;
        }

        var last = low;
        while (last < text.Count && text[last].Start < end) last++;
        return last > low ? new PlaceSpan(low, last, false, 1) : null;
    }
}
