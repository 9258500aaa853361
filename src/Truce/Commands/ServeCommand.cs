using System.CommandLine;
using System.Runtime.CompilerServices;
using Truce.Ledger;
using Truce.Web.Accounts;
using Truce.Web.Hosting;

namespace Truce.Commands;

/// <summary><c>truce serve</c>: the ledger as pages, feeds and an API.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var ledger = LedgerOptions.Ledger();
        var urls = Urls();
        var accounts = new Option<string?>("--accounts")
        {
            Description = "Demand accounts, kept in this file. Addresses that others can reach always do; the file is then LEDGER.accounts.",
            HelpName = "FILE",
        };
        var command = new Command("serve", "Show the ledger as web pages, feeds and an API.") { ledger, urls, accounts };
        command.SetAction((result, cancellation) => Guarded(result.GetValue(ledger)!, result.GetValue(urls)!, result.GetValue(accounts), cancellation));
        return command;
    }

    /// <summary>Where to listen.</summary>
    public static Option<string> Urls() => new("--urls")
    {
        Description = "Addresses to listen on, joined by semicolons.",
        HelpName = "URL",
        DefaultValueFactory = _ => "http://127.0.0.1:8321",
    };

    /// <summary>Serves until stopped; what is wrong with the ledger or the address becomes one line.</summary>
    public static async Task<int> Guarded(string ledger, string urls, string? accounts, CancellationToken cancellation)
    {
        try
        {
            return await Serve(ledger, urls, accounts, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is LedgerException or AccountException or IOException or UnauthorizedAccessException or FormatException)
        {
            Console.Error.WriteLine($"truce: {e.Message}");
            return ExitCode.Usage;
        }
    }

    // Apart, so that other commands never load the server.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> Serve(string ledger, string urls, string? accounts, CancellationToken cancellation)
    {
        LedgerFile.OpenExisting(ledger).Dispose();
        var settings = new ServeSettings(ledger, urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (!settings.IsLoopback || accounts is not null) settings = settings with { Accounts = accounts ?? AccountCommand.DefaultFile(ledger) };
        if (settings.IsClear) Console.Error.WriteLine("truce: passwords would cross the network in clear; use https, or a proxy on this machine that adds it (docs/security.md)");
        await using var server = Server.Create(settings);
        await server.StartAsync(cancellation).ConfigureAwait(false);
        Console.WriteLine($"The ledger {ledger} is served at {string.Join(" and ", server.Urls)} until Ctrl-C.");
        await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
        await server.StopAsync(CancellationToken.None).ConfigureAwait(false);
        return ExitCode.Ok;
    }
}
