using Truce.Coding;
using Truce.Domain;
using Truce.Language;
using Truce.Reading;

namespace Truce.Benchmarks;

/// <summary>The reports in <c>samples/</c> at every stage of their way, and what brings them further.</summary>
internal sealed class SampleReports
{
    public static string Root { get; } = FindRoot();

    public IReadOnlyList<RawDocument> Pages { get; } = [.. Sources.Open([Path.Combine(Root, "samples")]).Select(i => i.Document).OfType<RawDocument>()];

    public ArticleReader Reader { get; } = new();

    public Coder Coder { get; } = new(Codebook.Load(Path.Combine(Root, "codebook")), LanguageModel.Load(Path.Combine(Root, "models")));

    public IReadOnlyList<Article> Articles => field ??= [.. Pages.Select(Reader.Read)];

    public IReadOnlyList<DocumentFindings> Findings => field ??= [.. Articles.Select(Coder.Code)];

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Truce.slnx"))) folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("no checkout above the program");
        return folder;
    }
}
