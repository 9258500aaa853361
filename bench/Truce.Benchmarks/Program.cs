using System.Globalization;
using BenchmarkDotNet.Running;
using Truce.Benchmarks;

// "steady FILE": words a second of processor time over a text file, settled, without the runner; anything else goes to BenchmarkDotNet.
if (args is ["steady", var file])
{
    Steady.Run(File.ReadAllText(file));
    return;
}

// "pages FOLDER [ROUNDS]": page to article beside the bare parse.
if (args is ["pages", var folder, ..])
{
    Pages.Run(folder, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 12);
    return;
}

// "corpus jsonl COUNT FILE" and "corpus warc MEGABYTES FILE" make reports to measure with.
if (args is ["corpus", "jsonl" or "warc", var amount, var target])
{
    var corpus = new SyntheticCorpus(seed: 1);
    var number = int.Parse(amount, CultureInfo.InvariantCulture);
    if (args[1] == "jsonl") corpus.WriteJsonLines(target, number);
    else Console.WriteLine($"{corpus.WriteWarc(target, number * 1_000_000L)} pages");
    return;
}

// "scale TRUCE OUT COUNT…": what a published program takes for so many reports, as a table and a drawing (OUT.md, OUT.svg).
if (args is ["scale", var program, var drawing, .. var counts])
{
    Scale.Run(program, drawing, [.. counts.Select(count => int.Parse(count, CultureInfo.InvariantCulture))]);
    return;
}

// "stage read|tag|parse FOLDER [ROUNDS]": one stage over a folder, as JSON, for the comparison with other tools.
if (args is ["stage", var stage, var files, ..])
{
    Stage.Run(stage, files, args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 8);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(LanguageBenchmarks).Assembly).Run(args);

namespace Truce.Benchmarks
{
    /// <summary>Rounds over one text, paragraph by paragraph blocks, on one thread.</summary>
    internal static class Steady
    {
        public static void Run(string text)
        {
            var articles = text.Split("\n\n\n", StringSplitOptions.RemoveEmptyEntries);
            var benchmarks = new LanguageBenchmarks();
            benchmarks.SetUp();
            Measure("tokenise and tag", articles, benchmarks.Tag);
            Measure("text to trees", articles, benchmarks.Parse);
        }

        private static void Measure(string name, string[] articles, Func<string, int> work)
        {
            for (var round = 0; round < 6; round++)
            {
                var words = 0;
                var allocated = GC.GetAllocatedBytesForCurrentThread();
                var begun = Environment.CpuUsage.TotalTime;
                foreach (var article in articles)
                {
                    words += work(article);
                }

                var seconds = (Environment.CpuUsage.TotalTime - begun).TotalSeconds;
                allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{name}: {words} words, {words / seconds:F0} a second, {(double)allocated / words:F3} bytes allocated a word"));
            }
        }
    }
}
