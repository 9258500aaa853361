using System.CommandLine;
using System.Globalization;
using Truce.Ledger;

namespace Truce.Commands;

/// <summary><c>truce verify</c>: proves that no record and no page was changed since it was written.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var ledger = LedgerOptions.Ledger();
        var bundle = new Argument<string?>("BUNDLE") { Description = "An evidence bundle (truce export --format bundle) instead of a ledger.", Arity = ArgumentArity.ZeroOrOne };
        var head = new Option<string?>("--head") { Description = "The head that an earlier verify printed: proves that nothing was cut off since.", HelpName = "HASH" };
        var command = new Command("verify", "Recompute every hash of the journal and the archive; exit 1 when one fails.") { bundle, ledger, head };
        command.SetAction(result => LedgerOptions.Guarded(() => result.GetValue(bundle) is { } file
            ? RunBundle(file, result.GetValue(head))
            : Run(result.GetValue(ledger)!, result.GetValue(head))));
        return command;
    }

    private static int RunBundle(string file, string? head)
    {
        using var stream = File.OpenRead(file);
        var verification = BundleVerification.Of(stream, head);
        foreach (var failure in verification.Failures) Console.WriteLine($"{file}: {failure}");
        foreach (var remark in verification.Remarks) Console.WriteLine($"{file}: {remark}");
        if (!verification.IsWhole) return ExitCode.Failed;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {verification.Records:#,0} records are whole; head {verification.Head}"));
        return ExitCode.Ok;
    }

    private static int Run(string file, string? head)
    {
        using var ledger = LedgerFile.OpenExisting(file);
        var verification = Verification.Of(ledger, head);
        if (verification.IsWhole)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {verification.Records:#,0} records are whole; head {verification.Head}"));
            return ExitCode.Ok;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: record {verification.FailedRecord} fails: {verification.Failure}"));
        return ExitCode.Failed;
    }
}
