using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Truce.Commands;
using Truce.Ledger;

namespace Truce.Tests.Intake;

/// <summary>A worker as users run it: a process of its own.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly System.Text.StringBuilder _said = new();

    public WorkerProcess(string[] arguments)
    {
        Process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "truce"), arguments) { RedirectStandardError = true })!;
        Process.ErrorDataReceived += (_, line) =>
        {
            lock (_said) _said.AppendLine(line.Data);
        };
        Process.BeginErrorReadLine();
    }

    public Process Process { get; }

    public static WorkerProcess Start(string queue, string database, params string[] more) => new(["worker", "--queue", queue, "--ledger", database, .. more]);

    /// <summary>Runs a command in this process.</summary>
    public static int Run(params string[] args)
    {
        var root = new RootCommand { ReadCommand.Create(), ExportCommand.Create(), VerifyCommand.Create(), WorkerCommand.Create() };
        return root.Parse(args).Invoke();
    }

    /// <summary>Reports in a ledger; 0 when there is none yet.</summary>
    public static int Count(string location)
    {
        try
        {
            using var ledger = LedgerFile.OpenExisting(location);
            return ledger.Documents().Count();
        }
        catch (LedgerException)
        {
            return 0; // no worker has made it yet
        }
    }

    /// <summary>Waits until the condition holds; fails when a worker ends before.</summary>
    public static async Task UntilAsync(Func<bool> condition, params IReadOnlyList<WorkerProcess> workers)
    {
        var time = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.All(workers, worker => Assert.False(worker.Process.HasExited, worker.Said));
            Assert.True(time.Elapsed < TimeSpan.FromMinutes(5), string.Join("\n\n", workers.Select(worker => worker.Said)));
            await Task.Delay(200);
        }
    }

    public string Said
    {
        get
        {
            lock (_said) return _said.ToString();
        }
    }

    public bool HasSaid(string words) => Said.Contains(words, StringComparison.Ordinal);

    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", Process.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        await Process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return Process.ExitCode;
    }

    public void Dispose()
    {
        if (!Process.HasExited) Process.Kill();
        Process.Dispose();
    }
}
