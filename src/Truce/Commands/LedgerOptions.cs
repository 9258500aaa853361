using System.CommandLine;
using System.CommandLine.Parsing;
using NodaTime;
using Truce.Domain;
using Truce.Ledger;

namespace Truce.Commands;

/// <summary>The options that commands on a ledger share: one definition of each.</summary>
internal static class LedgerOptions
{
    /// <summary>Ledger that is used when nothing else is said.</summary>
    private const string DefaultFile = "truce.db";

    public static Option<string> Ledger() => new("--ledger")
    {
        Description = $"The ledger: a file, or a PostgreSQL database as postgresql://user@host/database. The default is {DefaultFile} here, or what TRUCE_LEDGER names.",
        HelpName = "FILE|ADDRESS",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("TRUCE_LEDGER") is { Length: > 0 } file ? file : DefaultFile,
    };

    public static Option<LocalDate?> Day(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "YYYY-MM-DD",
        CustomParser = ParseDay,
    };

    public static Option<LocalDate?> AsOf() => Day("--as-of", "Only what could be known on that day.");

    public static Option<string?> Theatre() => new("--theatre") { Description = "The conflict, by the name of the country.", HelpName = "NAME" };

    /// <summary>Runs a command on a ledger; what is wrong with the file becomes one line and the exit code for usage.</summary>
    public static int Guarded(Func<int> run)
    {
        try
        {
            return run();
        }
        catch (Exception e) when (e is LedgerException or ReviewException or Coding.CodebookException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"truce: {e.Message}");
            return ExitCode.Usage;
        }
    }

    /// <summary>The ledger's entries as of a day.</summary>
    public static LedgerSnapshot Load(string file, LocalDate? asOf)
    {
        using var reader = LedgerReader.Open(file);
        return reader.Snapshot(asOf);
    }

    private static LocalDate? ParseDay(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (PartialDate.TryParse(text, out var date) && date.AsDay is { } day) return day;
        result.AddError($"'{text}' is no day: write it as 2016-09-19");
        return null;
    }
}
