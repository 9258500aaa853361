using System.CommandLine;
using System.Text.Json;
using Truce.Commands;

namespace Truce.Tests;

/// <summary>The way from a folder of reports to report, export and proof, on the samples that ship with the program.</summary>
public sealed class LedgerCommandsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("truce-");

    private static string Samples => Path.Combine(AppContext.BaseDirectory, "samples");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Export_AfterReadingInAnyOrder_IsTheSameToTheByte()
    {
        string[] folders = [Path.Combine(Samples, "syria-2016"), Path.Combine(Samples, "lebanon-2024")];
        Assert.Equal(ExitCode.Ok, Run("read", folders[0], folders[1], "--ledger", File("one.db")));
        Assert.Equal(ExitCode.Ok, Run("read", folders[1], "--ledger", File("two.db")));
        Assert.Equal(ExitCode.Ok, Run("read", folders[0], folders[1], "--ledger", File("two.db")));

        Assert.Equal(ExitCode.Ok, Run("export", "--ledger", File("one.db"), "-o", File("one.jsonl")));
        Assert.Equal(ExitCode.Ok, Run("export", "--ledger", File("two.db"), "-o", File("two.jsonl")));

        Assert.Equal(System.IO.File.ReadAllBytes(File("one.jsonl")), System.IO.File.ReadAllBytes(File("two.jsonl")));
        Assert.Equal(ExitCode.Ok, Run("verify", "--ledger", File("two.db")));
    }

    /// <summary>The question that the demo is there to answer: one truce in September 2016, agreed on one day, in force from another, over on a third.</summary>
    [Fact]
    public void Export_OfTheDemo_HoldsTheSeptemberTruceOnce()
    {
        Run("read", Path.Combine(Samples, "syria-2016"), "--ledger", File("truce.db"));
        Run("export", "--ledger", File("truce.db"), "-o", File("out.jsonl"));

        var agreements = System.IO.File.ReadLines(File("out.jsonl")).Select(l => System.Text.Json.Nodes.JsonNode.Parse(l)!).Where(n => n["type"]!.ToString() == "agreement");
        var september = Assert.Single(agreements, n => $"{n["agreed"]}{n["in_force"]}{n["ended"]}".Contains("2016-09", StringComparison.Ordinal));
        Assert.Equal(["2016-09-09", "2016-09-12", "2016-09-19", "collapsed"], new[] { "agreed", "in_force", "ended", "status" }.Select(f => september[f]!.ToString()));
    }

    [Fact]
    public void Export_EveryFormat_IsWritten()
    {
        Run("read", Samples, "--ledger", File("truce.db"));

        foreach (var format in ExportCommand.Formats)
        {
            Assert.Equal(ExitCode.Ok, Run("export", "--ledger", File("truce.db"), "--format", format, "-o", File(format)));
            Assert.True(new FileInfo(File(format)).Length > 100, format);
        }
    }

    [Fact]
    public void Export_Lines_AreSortedAndBearWhatTheContractAsks()
    {
        Run("read", Samples, "--ledger", File("truce.db"));
        Run("export", "--ledger", File("truce.db"), "-o", File("out.jsonl"));

        var keys = new List<string>();
        foreach (var line in System.IO.File.ReadLines(File("out.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            var entry = json.RootElement;
            keys.Add($"{entry.GetProperty("type").GetString()}\n{entry.GetProperty("id").GetString()}");
            foreach (var field in (string[])["sources", "voices", "evidence", "review"]) Assert.True(entry.TryGetProperty(field, out _), field);
        }

        Assert.NotEmpty(keys);
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        Assert.Equal(keys.Count, keys.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("markdown")]
    [InlineData("html")]
    [InlineData("terminal")]
    public void Report_EachFormat_TellsTheTruceAndItsSources(string format)
    {
        Run("read", Samples, "--ledger", File("truce.db"));

        Assert.Equal(ExitCode.Ok, Run("report", "--ledger", File("truce.db"), "--theatre", "Syria", "--format", format, "-o", File("report")));

        var text = System.IO.File.ReadAllText(File("report"));
        Assert.Contains("Syria: the situation", text, StringComparison.Ordinal);
        Assert.Contains("9 September 2016", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Accept all", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BadInput_IsSetAsideAndTheRestIsRead()
    {
        System.IO.File.WriteAllBytes(File("empty.txt"), []);
        System.IO.File.WriteAllBytes(File("binary.bin"), [0, 1, 2, 3, 0, 0, 255, 254, 7, 0]);
        System.IO.File.Copy(Path.Combine(Samples, "syria-2016", "12-veto.txt"), File("good.txt"));

        Assert.Equal(ExitCode.Ok, Run("read", File("empty.txt"), File("binary.bin"), File("good.txt"), File("none.txt"), "--ledger", File("truce.db")));
        Assert.Equal(ExitCode.NothingRead, Run("read", File("empty.txt"), "--ledger", File("truce.db")));
    }

    [Fact]
    public void Verify_WithoutLedger_IsAUsageError() => Assert.Equal(ExitCode.Usage, Run("verify", "--ledger", File("none.db")));

    private static int Run(params string[] args)
    {
        var root = new RootCommand { ReadCommand.Create(), ReportCommand.Create(), ShowCommand.Create(), ExportCommand.Create(), VerifyCommand.Create() };
        return root.Parse(args).Invoke();
    }

    private string File(string name) => Path.Combine(_folder.FullName, name);
}
