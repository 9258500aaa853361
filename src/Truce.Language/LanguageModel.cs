using System.Collections.Concurrent;
using Truce.Language.Lemmas;
using Truce.Language.Neural;
using Truce.Language.Tagging;

namespace Truce.Language;

/// <summary>Trained weights, loaded once and shared by all threads.</summary>
public sealed class LanguageModel
{
    /// <summary>Name of the weights' file in the models folder.</summary>
    public const string FileName = "language.bin";

    /// <summary>Numbers in a word's vector.</summary>
    public const int WordVectorWidth = Neural.Shape.Input;

    private readonly ConcurrentDictionary<string, ChainModel> _chains = new(StringComparer.Ordinal);
    private WordClusters? _clusters;

    internal LanguageModel(TagClasses classes, Lemmatizer lemmatizer, HashedPerceptron splitter, HashedPerceptron tagger, NeuralModel network) =>
        (Classes, Lemmatizer, Splitter, Tagger, Network) = (classes, lemmatizer, splitter, tagger, network);

    /// <summary>Folder that it was loaded from; weights of other steps lie beside it.</summary>
    public string Folder { get; private init; } = "";

    internal TagClasses Classes { get; }

    internal Lemmatizer Lemmatizer { get; }

    internal HashedPerceptron Splitter { get; }

    internal HashedPerceptron Tagger { get; }

    internal NeuralModel Network { get; }

    /// <summary>Number of words that have a vector; the commonest come first.</summary>
    public int WordCount => Network.WordScales.Length;

    /// <summary>Row of a word's vector, or -1 for a word that has none.</summary>
    public int WordRow(ReadOnlySpan<char> word) => Network.Words.Find(word);

    /// <summary>Copies the vector of a row: words of like use have like vectors.</summary>
    public void CopyWordVector(int row, Span<float> vector)
    {
        var from = Network.WordRows.AsSpan(row * WordVectorWidth, WordVectorWidth);
        for (var i = 0; i < from.Length; i++) vector[i] = from[i] * Network.WordScales[row];
    }

    /// <summary>Loads the weights of a folder (models/); throws <see cref="FileNotFoundException"/> when they are not there.</summary>
    public static LanguageModel Load(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        using var file = File.OpenRead(Path.Combine(folder, FileName));
        using var input = new BinaryReader(file);
        var count = input.ReadInt32();
        var classes = new (Upos, Morphology)[count];
        for (var i = 0; i < count; i++)
        {
            classes[i] = ((Upos)input.ReadByte(), (Morphology)input.ReadUInt32());
        }

        return new LanguageModel(
            new TagClasses(classes), Lemmatizer.Read(input), HashedPerceptron.Read(input), HashedPerceptron.Read(input), NeuralModel.Read(input))
        {
            Folder = folder,
        };
    }

    internal void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        using var file = File.Create(Path.Combine(folder, FileName));
        using var output = new BinaryWriter(file);
        output.Write(Classes.All.Length);
        foreach (var (upos, morphology) in Classes.All)
        {
            output.Write((byte)upos);
            output.Write((uint)morphology);
        }

        Lemmatizer.Write(output);
        Splitter.Write(output);
        Tagger.Write(output);
        Network.Write(output);
    }

    /// <summary>
    /// Weights of a tagger that are kept in a file of the same folder, read when first asked for and shared by all threads; throws
    /// <see cref="FileNotFoundException"/> when they are not there.
    /// </summary>
    public ChainModel Weights(string file) =>
        _chains.GetOrAdd(file, static (name, folder) => new ChainModel(File.ReadAllBytes(Path.Combine(folder, name))), Folder);

    /// <summary>Words that are used alike; read when first asked for, or <see cref="FileNotFoundException"/> when the file is not there.</summary>
    public WordClusters Clusters => _clusters ??= new WordClusters(File.ReadAllBytes(Path.Combine(Folder, WordClusters.FileName)));
}
