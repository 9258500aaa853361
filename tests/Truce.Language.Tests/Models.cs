namespace Truce.Language.Tests;

/// <summary>The shipped model, loaded once for all tests.</summary>
internal static class Models
{
    public static string Root { get; } = FindRoot();

    private static readonly Lazy<LanguageModel> _shipped = new(() => LanguageModel.Load(Path.Combine(Root, "models")));

    public static LanguageModel Shipped => _shipped.Value;

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Truce.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return folder;
    }
}
