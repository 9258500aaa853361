using Truce.Coding;
using Truce.Coding.Words;
using Truce.Language;

namespace Truce;

/// <summary>The data that travels beside the program: codebook, models, samples.</summary>
internal static class Installation
{
    /// <summary>Folder of the program.</summary>
    public static string Root { get; } = AppContext.BaseDirectory;

    /// <summary>Folder of the codebook: <c>TRUCE_CODEBOOK</c>, or the one shipped.</summary>
    public static string CodebookFolder { get; } = Environment.GetEnvironmentVariable("TRUCE_CODEBOOK") ?? Path.Combine(Root, "codebook");

    /// <summary>Folder of the trained models: <c>TRUCE_MODELS</c>, or the one shipped.</summary>
    public static string ModelsFolder { get; } = Environment.GetEnvironmentVariable("TRUCE_MODELS") ?? Path.Combine(Root, "models");

    /// <summary>Folder of the reports of the demo.</summary>
    public static string SamplesFolder { get; } = Path.Combine(Root, "samples");

    /// <summary>Loads codebook and model and makes a coder.</summary>
    public static Coder NewCoder() => LoadCoders()();

    /// <summary>Loads codebook and model once, for any number of coders: one for each thread that codes.</summary>
    public static Func<Coder> LoadCoders()
    {
        var codebook = Codebook.Load(CodebookFolder);
        var model = LanguageModel.Load(ModelsFolder);
        return () => new Coder(codebook, model);
    }

    /// <summary>Loads the models and makes a reader of quotations and attributions.</summary>
    public static WordsReader NewWordsReader()
    {
        var language = LanguageModel.Load(ModelsFolder);
        return new WordsReader(language, WordsModel.Load(language));
    }
}
