namespace Truce.Coding.Tests;

public sealed class CodebookExamplesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("truce-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Check_TheShippedCodebook_FindsNothing() => Assert.Empty(CodebookExamples.Check(Shipped.Codebook, Shared.Model));

    /// <summary>A rule that swallows its counterexample and one that misses its example are both named, with file and line.</summary>
    [Fact]
    public void Check_ARuleThatIsWrong_IsNamedWithFileAndLine()
    {
        Copy();
        var table = Path.Combine(_folder.FullName, "events", "threaten.tsv");
        var lines = File.ReadAllLines(table).ToList();
        var columns = lines.Single(l => l.StartsWith("threaten.warn\t", StringComparison.Ordinal)).Split('\t');
        (columns[0], columns[4], columns[5], columns[6]) = ("threaten.own", "glower", "", "");
        (columns[^2], columns[^1]) = ("The farmer sold a cow.", "The general glowered at the rebels.");
        lines.Add(string.Join('\t', columns));
        File.WriteAllLines(table, lines);

        var faults = CodebookExamples.Check(Codebook.Load(_folder.FullName), Shared.Model).Where(f => f.Rule == "threaten.own").ToList();

        Assert.Equal(2, faults.Count);
        Assert.All(faults, f => Assert.Equal($"events/threaten.tsv({lines.Count})", f.Origin));
        Assert.StartsWith("does not match: The farmer", faults[0].Fault, StringComparison.Ordinal);
        Assert.StartsWith("matches: The general glowered", faults[1].Fault, StringComparison.Ordinal);
    }

    private void Copy()
    {
        foreach (var file in Directory.EnumerateFiles(Shipped.Folder, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(_folder.FullName, Path.GetRelativePath(Shipped.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }
}
