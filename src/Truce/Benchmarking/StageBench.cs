using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Truce.Coding;
using Truce.Domain;
using Truce.Intake;
using Truce.Language;
using Truce.Ledger;
using Truce.Reading;

namespace Truce.Benchmarking;

/// <summary>
/// Times the way from bytes to entries, stage by stage, on one thread, over documents that lie in memory; then the whole way on all
/// cores. Processor seconds, since a busy machine makes the clock lie.
/// </summary>
internal sealed class StageBench
{
    /// <summary>Documents that become durable together, as in reading.</summary>
    private const int BatchSize = 64;

    private readonly List<RawDocument> _pages = [];
    private readonly List<Stage> _stages = [];
    private readonly int _rounds;
    private int _setAside;

    private StageBench(int rounds) => _rounds = rounds;

    /// <summary>Runs over the documents of the paths, at most <paramref name="most"/> of them.</summary>
    public static BenchResult Run(IReadOnlyList<string> paths, int rounds, int most, CancellationToken cancellation)
    {
        var bench = new StageBench(rounds);
        bench.Load(paths, most);
        if (bench._pages.Count == 0) throw new IOException("there is nothing to measure: no document could be opened");
        return bench.Measure(paths, cancellation);
    }

    private void Load(IReadOnlyList<string> paths, int most)
    {
        foreach (var item in Sources.Open(paths))
        {
            if (_pages.Count == most) break;
            if (item.IsDocument) _pages.Add(item.Document);
            else _setAside++;
        }
    }

    private BenchResult Measure(IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        var reader = new ArticleReader();
        var articles = new List<Article>();
        var kept = new List<RawDocument>();
        Add("read", "pages", () =>
        {
            articles.Clear();
            kept.Clear();
            foreach (var page in _pages)
            {
                if (TryRead(reader, page) is not { } article) continue;
                articles.Add(article);
                kept.Add(page);
            }

            return articles.Count;
        });
        Annotator? annotator = null;
        var text = new AnnotatedText();
        Add("language", "tokens", () =>
        {
            annotator ??= new Annotator(LanguageModel.Load(Installation.ModelsFolder));
            long count = 0;
            foreach (var article in articles.Where(a => a.Relevant))
            {
                annotator.Annotate(article.Text, text);
                annotator.AnnotateNames(text);
                count += text.Count;
            }

            return count;
        });

        Coder? coder = null;
        var findings = new List<DocumentFindings>();
        Add("code", "articles", () =>
        {
            coder ??= Installation.NewCoder();
            findings.Clear();
            foreach (var article in articles) findings.Add(coder.Code(article));
            return articles.Count(a => a.Relevant);
        });
        var stored = new List<StoredDocument>();
        using var folder = new BenchFolder();
        var round = 0;
        Add("journal", "documents", () => Commit(folder.File(string.Create(CultureInfo.InvariantCulture, $"{round++}.db"))));
        Add("project", "documents", () =>
        {
            Projector.Project(stored, Rulings.None);
            return stored.Count;
        });
        RunRounds();
        TakeAway("code", "language"); // a coder annotates; what is left is its own
        _setAside += _pages.Count - articles.Count;
        return Result(articles.Count, articles.Count(a => a.Relevant), _stages.Find(s => s.Name == "language")!.Units, Whole(paths, cancellation));

        long Commit(string file)
        {
            stored.Clear();
            using var ledger = LedgerFile.Open(file);
            foreach (var chunk in findings.Zip(kept).Chunk(BatchSize))
            {
                using var batch = ledger.Begin();
                foreach (var (one, page) in chunk)
                {
                    var document = StoredDocument.Of(one);
                    if (batch.Add(document, page.Bytes) == Appended.Added) stored.Add(document);
                }

                batch.Commit();
            }

            return stored.Count;
        }
    }

    private static Article? TryRead(ArticleReader reader, RawDocument page)
    {
        try
        {
            return reader.Read(page);
        }
        catch (RejectedException)
        {
            return null;
        }
    }

    private static WholeResult Whole(IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        using var folder = new BenchFolder();
        var clock = Stopwatch.StartNew();
        var begun = Environment.CpuUsage.TotalTime;
        var summary = LedgerIntake.Run(IntakeSource.OfPaths(paths), folder.File("whole.db"), null, cancellation);
        return new WholeResult(summary.Progress.Seen, clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - begun).TotalSeconds);
    }

    private void Add(string stage, string unit, Func<long> work) => _stages.Add(new Stage(stage, unit, work));

    /// <summary>Round by round, each stage once: what is compared is measured side by side.</summary>
    private void RunRounds()
    {
        for (var round = 0; round < _rounds; round++)
        {
            foreach (var stage in _stages)
            {
                var allocated = GC.GetTotalAllocatedBytes();
                var begun = Environment.CpuUsage.TotalTime;
                stage.Units = stage.Work();
                stage.Seconds.Add((Environment.CpuUsage.TotalTime - begun).TotalSeconds);
                stage.Allocated = GC.GetTotalAllocatedBytes() - allocated;
            }
        }
    }

    /// <summary>Takes the cost of a stage out of a later one that contains it, round by round.</summary>
    private void TakeAway(string from, string part)
    {
        var (whole, other) = (_stages.Find(s => s.Name == from)!, _stages.Find(s => s.Name == part)!);
        for (var i = 0; i < whole.Seconds.Count; i++) whole.Seconds[i] = Math.Max(0, whole.Seconds[i] - other.Seconds[i]);
        whole.Allocated = Math.Max(0, whole.Allocated - other.Allocated);
    }

    private BenchResult Result(int pages, int articles, long tokens, WholeResult whole)
    {
        using var process = Process.GetCurrentProcess();
        return new BenchResult(
            typeof(StageBench).Assembly.GetName().Version?.ToString(3) ?? "",
            string.Create(CultureInfo.InvariantCulture, $"{RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores"),
            RuntimeInformation.FrameworkDescription,
            pages,
            _setAside,
            articles,
            tokens,
            _pages.Sum(p => (long)p.Bytes.Length),
            [.. _stages.Select(s => new StageResult(s.Name, s.Unit, s.Units, s.Seconds[0], Settled(s.Seconds), s.Allocated, s.Seconds))],
            whole,
            process.PeakWorkingSet64);
    }

    private static double Settled(List<double> seconds)
    {
        var last = seconds.Skip(seconds.Count / 2).Order().ToList();
        return last[(last.Count - 1) / 2];
    }

    /// <summary>A stage and what it has cost so far.</summary>
    private sealed class Stage(string name, string unit, Func<long> work)
    {
        public string Name => name;

        public string Unit => unit;

        public Func<long> Work => work;

        public long Units { get; set; }

        public List<double> Seconds { get; } = [];

        public long Allocated { get; set; }
    }

    /// <summary>A temporary folder that is gone afterwards.</summary>
    private sealed class BenchFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("truce-bench-");

        public string File(string name) => Path.Combine(_folder.FullName, name);

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
