using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Spectre.Console;
using Truce.Benchmarking;

namespace Truce.Commands;

/// <summary><c>truce bench</c>: what each stage costs on this machine, over the samples or one's own documents.</summary>
internal static class BenchCommand
{
    private const int MostRounds = 1000;

    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files and folders of reports. The default is the samples of the demo.", Arity = ArgumentArity.ZeroOrMore };
        var rounds = new Option<int>("--rounds") { Description = "Rounds over the documents; the last half counts as settled. The default is 10.", HelpName = "NUMBER", DefaultValueFactory = _ => 10 };
        rounds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MostRounds) result.AddError("--rounds takes a number from 1 to 1000");
        });
        var most = new Option<int>("--most") { Description = "At most so many documents in the stages, which hold them in memory. The default is 2000.", HelpName = "NUMBER", DefaultValueFactory = _ => 2000 };
        var json = new Option<bool>("--json") { Description = "One JSON object." };
        var command = new Command("bench", "Measure what each stage costs: pages, articles, tokens and megabytes a second, and memory.") { paths, rounds, most, json };
        command.SetAction((result, cancellation) => Task.FromResult(LedgerOptions.Guarded(() =>
        {
            var given = result.GetValue(paths)!;
            var measured = StageBench.Run(given.Length == 0 ? [Installation.SamplesFolder] : given, result.GetValue(rounds), Math.Max(1, result.GetValue(most)), cancellation);
            using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
            if (result.GetValue(json)) output.WriteLine(JsonSerializer.Serialize(measured, BenchJsonContext.Default.BenchResult));
            else Write(measured, Terminal.Console(output));
            return ExitCode.Ok;
        })));
        return command;
    }

    private static void Write(BenchResult result, IAnsiConsole console)
    {
        var culture = CultureInfo.InvariantCulture;
        console.WriteLine(string.Create(culture, $"truce {result.Release}, {result.Runtime}, {result.Machine}"));
        console.WriteLine(string.Create(culture,
            $"{result.Pages:#,0} documents, {result.Bytes / 1e6:#,0.0} MB, {result.SetAside:#,0} set aside; {result.Articles:#,0} articles on conflicts, {result.Tokens:#,0} tokens"));
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in (string[])["Stage", "Cold, s", "Settled, s", "Share", "A second", "MB/s", "kB a document"])
            table.AddColumn(new TableColumn(column) { Alignment = column == "Stage" ? Justify.Left : Justify.Right });
        var all = result.Stages.Sum(s => s.SettledSeconds);
        foreach (var stage in result.Stages)
        {
            table.AddRow(
                Markup.Escape(stage.Stage),
                stage.ColdSeconds.ToString("0.000", culture),
                stage.SettledSeconds.ToString("0.000", culture),
                (all > 0 ? stage.SettledSeconds / all : 0).ToString("0 %", culture),
                string.Create(culture, $"{stage.PerSecond:#,0} {stage.Unit}"),
                (stage.SettledSeconds > 0 ? result.Bytes / 1e6 / stage.SettledSeconds : 0).ToString("#,0.0", culture),
                (stage.AllocatedBytes / 1e3 / Math.Max(1, result.Pages)).ToString("#,0", culture));
        }

        table.AddRow("all, one thread", result.Stages.Sum(s => s.ColdSeconds).ToString("0.000", culture), all.ToString("0.000", culture), "100 %",
            string.Create(culture, $"{(all > 0 ? result.Pages / all : 0):#,0} pages"), (all > 0 ? result.Bytes / 1e6 / all : 0).ToString("#,0.0", culture), "");
        console.Write(table);
        console.WriteLine(string.Create(culture,
            $"Whole, from paths to a committed journal on all cores: {result.Whole.Documents:#,0} documents in {result.Whole.Seconds:0.00} s ({result.Whole.ProcessorSeconds:0.00} s of processors): {result.Whole.PerSecond:#,0} a second."));
        console.WriteLine(string.Create(culture, $"Peak memory {result.PeakMemoryBytes / 1e6:#,0} MB. Seconds are processor seconds of one thread; settled is the median of the last half of the rounds."));
    }
}
