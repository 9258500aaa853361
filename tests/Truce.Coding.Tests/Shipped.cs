namespace Truce.Coding.Tests;

/// <summary>The codebook of the repository, loaded once for all tests.</summary>
internal static class Shipped
{
    /// <summary>The folder <c>codebook/</c> of the repository.</summary>
    public static string Folder { get; } = FindFolder();

    public static Codebook Codebook { get; } = Codebook.Load(Folder);

    private static string FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Truce.slnx"))) folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("the tests run outside the repository"), "codebook");
    }
}
