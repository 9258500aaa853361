using System.CommandLine;
using System.Globalization;
using Truce.Ledger;

namespace Truce.Commands;

/// <summary><c>truce backup TARGET</c>: copies the ledger into another file or database; what is there already is not copied again.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var target = new Argument<string>("TARGET") { Description = "A ledger file or a PostgreSQL database: new, or an earlier backup of the same ledger." };
        var ledger = LedgerOptions.Ledger();
        var command = new Command("backup", "Copy the ledger, with every hash checked; also the way back, and from a file into PostgreSQL.") { target, ledger };
        command.SetAction(result => LedgerOptions.Guarded(() => Run(result.GetValue(ledger)!, result.GetValue(target)!)));
        return command;
    }

    private static int Run(string from, string to)
    {
        using var ledger = LedgerFile.OpenExisting(from);
        using var target = LedgerFile.Open(to);
        var copied = Backup.Copy(ledger, target);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target.Path}: {copied:#,0} records copied, {target.Count:#,0} in all; head {target.Head}"));
        return ExitCode.Ok;
    }
}
