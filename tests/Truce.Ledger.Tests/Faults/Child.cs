using System.Diagnostics;
using System.Globalization;

namespace Truce.Ledger.Tests.Faults;

/// <summary>This test's own program (see Program.cs) as a process of its own.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process _process;

    private Child(Process process) => _process = process;

    /// <summary>Starts it with the arguments.</summary>
    /// <param name="user">Account that it runs as, when the tests run as root; null for the tests' own.</param>
    /// <param name="arguments">Its arguments.</param>
    public static Child Start(string? user, params string[] arguments)
    {
        string[] command = [Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", "exec", typeof(Child).Assembly.Location, .. arguments];
        if (user is not null) command = ["runuser", "-u", user, "--", .. command];
        return new Child(Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!);
    }

    /// <summary>Kills it after the time, unless it has ended: at once, as <c>kill -9</c> does.</summary>
    public void KillAfter(TimeSpan time)
    {
        if (!_process.WaitForExit(time)) _process.Kill();
    }

    /// <summary>Asks it to end, as <c>kill</c> does.</summary>
    public void Terminate() => Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();

    /// <summary>The next line it writes, or null when it has ended.</summary>
    public string? ReadLine() => _process.StandardOutput.ReadLine();

    /// <summary>All that it wrote from here on, its complaints and its exit code.</summary>
    public (string[] Lines, string Errors, int ExitCode) End()
    {
        var errors = _process.StandardError.ReadToEndAsync();
        var lines = _process.StandardOutput.ReadToEnd().Split('\n');
        _process.WaitForExit();
        // What follows the last line end was cut off by the kill.
        return (lines[..^1], errors.Result, _process.ExitCode);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
