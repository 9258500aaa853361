using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Truce.Domain;

namespace Truce.Evaluation;

/// <summary>
/// <c>truce eval truce DIR [--predictions OUT]</c>: the findings of a folder of reports, and, where the folder holds
/// <c>gold.json</c>, precision, recall and F1 of each kind of finding.
/// </summary>
internal static class TruceTask
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "Folder of reports, with gold.json where there is one." };
        var predictions = new Option<string?>("--predictions") { Description = "Write the findings here (docs/formats/findings.md)." };
        var verbose = new Option<bool>("--verbose", "-v") { Description = "List what was missed and what was wrong." };
        var command = new Command("truce", "Findings of whole reports.") { folder, predictions, verbose };
        command.SetAction(result => Run(result.GetValue(folder)!, result.GetValue(predictions), result.GetValue(verbose)));
        return command;
    }

    /// <summary>Codes the folder and scores it; the score is null when there is no gold.</summary>
    public static (IReadOnlyList<DocumentFindings> Findings, TruceScore? Score) Evaluate(string folder)
    {
        var reports = Directory.EnumerateFiles(folder)
            .Where(f => Path.GetExtension(f) is ".txt" or ".html" or ".htm")
            .Order(StringComparer.Ordinal);
        var findings = Inspection.Of(reports).Where(i => i.Findings is not null).Select(i => i.Findings!).ToList();
        findings.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        var gold = Path.Combine(folder, "gold.json");
        if (!File.Exists(gold)) return (findings, null);
        using var json = JsonDocument.Parse(File.ReadAllBytes(gold));
        return (findings, TruceScore.Of(json.RootElement, findings));
    }

    private static int Run(string folder, string? predictions, bool verbose)
    {
        if (!Directory.Exists(folder))
        {
            Console.Error.WriteLine($"{folder}: there is no such folder");
            return ExitCode.Usage;
        }

        var (findings, score) = Evaluate(folder);
        if (predictions is not null)
        {
            using var output = new StreamWriter(predictions, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
            foreach (var document in findings) output.WriteLine(FindingsJson.Write(document));
        }

        if (score is null)
        {
            Console.WriteLine($"{findings.Count} reports; no gold.json in the folder");
            return ExitCode.Ok;
        }

        Console.WriteLine("kind          precision  recall      F1    gold   right  wrong  missed");
        foreach (var (kind, c) in score.Kinds)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{kind,-12} {c.Precision,10:0.000} {c.Recall,7:0.000} {c.F1,7:0.000} {c.Right + c.Missed,7} {c.Right,7} {c.Wrong,6} {c.Missed,7}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"macro",-12} {"",10} {"",7} {score.MacroF1,7:0.000}"));
        if (verbose)
        {
            foreach (var line in score.Log) Console.WriteLine(line);
        }

        return ExitCode.Ok;
    }
}
