using System.Collections.Concurrent;
using Truce.Language.Lemmas;
using Truce.Language.Tagging;

namespace Truce.Language;

/// <summary>Trained weights, loaded once and shared by all threads.</summary>
public sealed class LanguageModel
{
    /// <summary>Name of the weights' file in the models folder.</summary>
    public const string FileName = "language.bin";

    private readonly ConcurrentDictionary<string, ChainModel> _chains = new(StringComparer.Ordinal);
    private string _folder = "";

    internal LanguageModel(TagClasses classes, Lemmatizer lemmatizer, HashedPerceptron tagger, HashedPerceptron transitions, HashedPerceptron relations) =>
        (Classes, Lemmatizer, Tagger, Transitions, Relations) = (classes, lemmatizer, tagger, transitions, relations);

    internal TagClasses Classes { get; }

    internal Lemmatizer Lemmatizer { get; }

    internal HashedPerceptron Tagger { get; }

    internal HashedPerceptron Transitions { get; }

    internal HashedPerceptron Relations { get; }

    /// <summary>Loads the weights of a folder (models/); throws <see cref="FileNotFoundException"/> when they are not there.</summary>
    public static LanguageModel Load(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        using var file = File.OpenRead(Path.Combine(folder, FileName));
        using var unpacked = new System.IO.Compression.BrotliStream(file, System.IO.Compression.CompressionMode.Decompress);
        using var input = new BinaryReader(unpacked);
        var count = input.ReadInt32();
        var classes = new (Upos, Morphology)[count];
        for (var i = 0; i < count; i++)
        {
            classes[i] = ((Upos)input.ReadByte(), (Morphology)input.ReadUInt32());
        }

        return new LanguageModel(
            new TagClasses(classes), Lemmatizer.Read(input), HashedPerceptron.Read(input), HashedPerceptron.Read(input), HashedPerceptron.Read(input))
        {
            _folder = folder,
        };
    }

    internal void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        using var file = File.Create(Path.Combine(folder, FileName));
        using var packed = new System.IO.Compression.BrotliStream(file, System.IO.Compression.CompressionLevel.Optimal);
        using var output = new BinaryWriter(packed);
        output.Write(Classes.All.Length);
        foreach (var (upos, morphology) in Classes.All)
        {
            output.Write((byte)upos);
            output.Write((uint)morphology);
        }

        Lemmatizer.Write(output);
        Tagger.Write(output);
        Transitions.Write(output);
        Relations.Write(output);
    }

    /// <summary>
    /// Weights of a tagger that are kept in a file of the same folder, read when first asked for and shared by all threads; throws
    /// <see cref="FileNotFoundException"/> when they are not there.
    /// </summary>
    public ChainModel Weights(string file) =>
        _chains.GetOrAdd(file, static (name, folder) => new ChainModel(File.ReadAllBytes(Path.Combine(folder, name))), _folder);
}
