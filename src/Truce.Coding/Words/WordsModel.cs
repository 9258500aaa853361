using System.Runtime.CompilerServices;
using System.Text;
using Truce.Language;

namespace Truce.Coding.Words;

/// <summary>
/// The trained weights of this step: which words are cues, what part the words about a cue play, and whose words a passage in
/// quotation marks is. Immutable; shared by all threads. <c>truce train words</c> makes the file again.
/// </summary>
public sealed class WordsModel
{
    /// <summary>Name of the file in the folder of models.</summary>
    public const string FileName = "words.bin";

    private static readonly ConditionalWeakTable<LanguageModel, WordsModel> Loaded = [];

    private const uint Magic = 0x32_52_54_57; // "WTR2"

    internal WordsModel(WordClusters clusters, LinearModel cue, LinearModel token, LinearModel step, LinearModel speaker)
    {
        Clusters = clusters;
        Cue = cue;
        Token = token;
        Step = step;
        Speaker = speaker;
    }

    internal WordClusters Clusters { get; }

    internal LinearModel Cue { get; }

    internal LinearModel Token { get; }

    internal LinearModel Step { get; }

    internal LinearModel Speaker { get; }

    /// <summary>
    /// Loads the weights that lie beside those of a language model. Throws <see cref="FileNotFoundException"/> when they are not there and
    /// <see cref="InvalidDataException"/> when the file is not of this version or damaged.
    /// </summary>
    public static WordsModel Load(LanguageModel language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return Load(language.Folder);
    }

    internal static WordsModel Load(string folder)
    {
        using var reader = new BinaryReader(File.OpenRead(Path.Combine(folder, FileName)), Encoding.UTF8);
        try
        {
            if (reader.ReadUInt32() != Magic) throw new InvalidDataException($"{FileName} is no model of words, or of another version");
            return new WordsModel(WordClusters.Read(reader), LinearModel.Read(reader), LinearModel.Read(reader), LinearModel.Read(reader), LinearModel.Read(reader));
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException($"{FileName} is cut short", e);
        }
    }

    /// <summary>The weights that lie beside those of a language model; loaded at first use, once for each model.</summary>
    internal static WordsModel Beside(LanguageModel language) => Loaded.GetValue(language, static model => Load(model));

    /// <summary>Writes the weights to a file.</summary>
    public void Save(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using var writer = new BinaryWriter(File.Create(path), Encoding.UTF8);
        writer.Write(Magic);
        Clusters.Write(writer);
        Cue.Write(writer);
        Token.Write(writer);
        Step.Write(writer);
        Speaker.Write(writer);
    }
}
