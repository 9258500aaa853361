using System.CommandLine;
using System.Globalization;
using System.Text;
using Spectre.Console;
using Truce.Ledger;

namespace Truce.Commands;

/// <summary><c>truce review assign</c> and <c>truce review agreement</c>: blind coding by several coders.</summary>
internal static class CodingCommands
{
    public static Command Assign()
    {
        var (ledger, coder) = (LedgerOptions.Ledger(), ReviewOptions.Coder());
        var name = new Argument<string>("NAME") { Description = "Name of the blind coding." };
        var coders = new Option<string>("--coders") { Description = "The coders, parted by commas.", HelpName = "NAMES", Required = true };
        var size = new Option<int>("--sample") { Description = "How many findings. The default is 100.", HelpName = "NUMBER", DefaultValueFactory = _ => 100 };
        var seed = new Option<int>("--seed") { Description = "The same seed draws the same sample. The default is 1.", HelpName = "NUMBER", DefaultValueFactory = _ => 1 };
        var sort = new Option<FindingKind?>("--sort") { Description = "Only findings of this sort." };
        var command = new Command("assign", "Draw a sample that coders judge without seeing each other.") { name, coders, size, seed, sort, ledger, coder };
        command.SetAction(result => ReviewCommand.OnDesk(result.GetValue(ledger)!, result.GetValue(coder)!, desk =>
        {
            var names = result.GetValue(coders)!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var assignment = desk.Assign(result.GetValue(name)!, names, result.GetValue(size), result.GetValue(seed), result.GetValue(sort));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{assignment.Findings.Count} findings for {string.Join(" and ", names)}: truce review --assignment \"{assignment.Name}\" --coder NAME"));
            return ExitCode.Ok;
        }));
        return command;
    }

    public static Command Agreement()
    {
        var (ledger, coder) = (LedgerOptions.Ledger(), ReviewOptions.Coder());
        var name = new Argument<string>("NAME") { Description = "Name of the blind coding." };
        var command = new Command("agreement", "How far the coders agree: Krippendorff's alpha and Cohen's kappa for each field.") { name, ledger, coder };
        command.SetAction(result => ReviewCommand.Reading(result.GetValue(ledger)!, result.GetValue(coder)!, desk => Write(desk.Coding(result.GetValue(name)!))));
        return command;
    }

    /// <summary>The name of an assignment that the coder takes part in; null for null.</summary>
    public static string? Open(ReviewDesk desk, string? name)
    {
        if (name is null) return null;
        var coders = desk.Coding(name).Assignment.Coders;
        return coders.Contains(desk.Coder) ? name : throw new ReviewException($"'{name}' is for {string.Join(" and ", coders)}, not for {desk.Coder}");
    }

    private static int Write(DoubleCoding coding)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
        var console = Terminal.Console(output);
        foreach (var coder in coding.Assignment.Coders.Where(c => coding.Left(c).Count > 0))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{coder} has {coding.Left(coder).Count} of {coding.Assignment.Findings.Count} still to judge; only what two coders judged counts."));
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in (string[])["Sort", "Field", "Units", "Agree", "Alpha", "Interval alpha", "Kappa"])
            table.AddColumn(new TableColumn(column) { Alignment = column is "Sort" or "Field" ? Justify.Left : Justify.Right });
        foreach (var row in coding.Agreement())
        {
            table.AddRow(Markup.Escape(row.Kind), Markup.Escape(row.Field), row.Units.ToString(CultureInfo.InvariantCulture),
                Number(row.Share, "0 %"), Number(row.Alpha, "0.000"), Number(row.IntervalAlpha, "0.000"), Number(row.Kappa, "0.000"));
        }

        console.Write(table);
        console.WriteLine("– : not defined: too few judgements, or all of one value.");
        return ExitCode.Ok;
    }

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";
}
