using System.CommandLine;

namespace Truce.Commands;

/// <summary><c>truce demo</c>: reads the samples into a ledger of its own, tells the situation, and says what to try next.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var ledger = new Option<string?>("--ledger") { Description = "Keep the ledger in this file. The default is a new file among the temporary ones.", HelpName = "FILE" };
        var serve = new Option<bool>("--serve") { Description = "Show them as web pages instead." };
        var urls = ServeCommand.Urls();
        var command = new Command("demo", "Read the samples and tell what is in them.") { ledger, serve, urls };
        command.SetAction(async (result, cancellation) =>
        {
            if (!result.GetValue(serve)) return LedgerOptions.Guarded(() => Run(result.GetValue(ledger), cancellation));
            var file = result.GetValue(ledger) ?? NewFile();
            var code = LedgerOptions.Guarded(() => Read(file, cancellation));
            return code == ExitCode.Ok ? await ServeCommand.Guarded(file, result.GetValue(urls)!, null, cancellation).ConfigureAwait(false) : code;
        });
        return command;
    }

    private static string NewFile() => Path.Combine(Directory.CreateTempSubdirectory("truce-demo-").FullName, "demo.db");

    private static int Read(string ledger, CancellationToken cancellation)
    {
        if (!Directory.Exists(Installation.SamplesFolder))
        {
            Console.Error.WriteLine($"truce: the samples are missing; they belong in {Installation.SamplesFolder}");
            return ExitCode.Usage;
        }

        var summary = ReadCommand.Read([Installation.SamplesFolder], ledger, cancellation);
        ReadCommand.Write(summary, Console.Out);
        return ExitCode.Ok;
    }

    private static int Run(string? file, CancellationToken cancellation)
    {
        var ledger = file ?? NewFile();
        var code = Read(ledger, cancellation);
        if (code != ExitCode.Ok) return code;
        Console.WriteLine();
        code = ReportCommand.Print(ledger);
        if (code != ExitCode.Ok) return code;
        Console.WriteLine($"""

            This ledger is {ledger}. Try next:
              truce report --ledger {ledger} --as-of 2016-09-15     the same, as it could be known that day
              truce report --ledger {ledger} --theatre Lebanon      the other conflict in the samples
              truce show agreements --ledger {ledger}               a table; then truce show ID for the words behind an entry
              truce export --ledger {ledger} --format csv           for a spreadsheet
              truce serve --ledger {ledger}                         the same as web pages
              truce verify --ledger {ledger}                        proof that nothing was changed
              truce read YOUR-REPORTS                               your own ledger, in truce.db
            """);
        return ExitCode.Ok;
    }
}
