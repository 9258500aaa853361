using System.CommandLine;
using System.Text;
using NodaTime;
using Truce.Ledger;
using Truce.Ledger.Reporting;

namespace Truce.Commands;

/// <summary><c>truce export</c>: the ledger for other programs.</summary>
internal static class ExportCommand
{
    private static readonly Dictionary<string, Action<LedgerSnapshot, TextWriter>> _formats = new(StringComparer.Ordinal)
    {
        ["jsonl"] = JsonLinesExport.Write,
        ["csv"] = CsvExport.Write,
        ["eth-prio"] = EthPrioExport.Write,
        ["geojson"] = GeoJsonExport.Write,
        ["hxl"] = HxlExport.Write,
        ["plover"] = PloverExport.Write,
    };

    /// <summary>The format that is no text: the whole ledger with all that it rests on.</summary>
    private const string Bundle = "bundle";

    /// <summary>Names of the formats.</summary>
    public static IReadOnlyList<string> Formats => [.. _formats.Keys.Append(Bundle).Order(StringComparer.Ordinal)];

    public static Command Create()
    {
        var ledger = LedgerOptions.Ledger();
        var theatre = LedgerOptions.Theatre();
        var asOf = LedgerOptions.AsOf();
        string[] names = [.. Formats];
        var format = new Option<string>("--format") { Description = $"One of {string.Join(", ", names)}. The default is jsonl.", DefaultValueFactory = _ => "jsonl" };
        format.AcceptOnlyFromAmong(names);
        var output = new Option<string?>("--output", "-o") { Description = "Write to a file.", HelpName = "FILE" };
        var command = new Command("export", "Write the ledger for other programs.") { ledger, theatre, asOf, format, output };
        command.SetAction(result => LedgerOptions.Guarded(() => Run(
            result.GetValue(ledger)!, result.GetValue(theatre), result.GetValue(asOf), result.GetValue(format)!, result.GetValue(output))));
        return command;
    }

    private static int Run(string ledger, string? theatre, LocalDate? asOf, string format, string? file)
    {
        if (format == Bundle) return WriteBundle(ledger, theatre is null && asOf is null, file);
        var snapshot = LedgerOptions.Load(ledger, asOf);
        if (theatre is not null)
        {
            var filter = new EntryFilter { Theatre = theatre };
            snapshot = snapshot with { Entries = [.. snapshot.Entries.Where(filter.Matches)] };
        }

        using var stream = file is null ? Console.OpenStandardOutput() : File.Create(file);
        using var output = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        _formats[format](snapshot, output);
        if (snapshot.Withheld.IsAny) Console.Error.WriteLine($"truce: {Prose.Withheld(snapshot.Withheld)}");
        return ExitCode.Ok;
    }

    private static int WriteBundle(string ledger, bool isWhole, string? file)
    {
        if (!isWhole || file is null)
        {
            Console.Error.WriteLine(file is null
                ? "truce: a bundle is written to a file (-o FILE.zip)"
                : "truce: a bundle holds the whole ledger: it takes neither --theatre nor --as-of");
            return ExitCode.Usage;
        }

        using var source = LedgerFile.OpenExisting(ledger);
        using var stream = File.Create(file);
        EvidenceBundle.Write(source, stream);
        return ExitCode.Ok;
    }
}
