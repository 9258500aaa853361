using System.CommandLine;
using System.Text;
using Truce.Domain;
using Truce.Reading;

namespace Truce.Commands;

/// <summary><c>truce inspect PATH… [--json]</c>: what Truce finds in each document, without touching a ledger.</summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files and folders of reports; - for standard input.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "JSON Lines, one document a line (docs/formats/findings.md)." };
        var command = new Command("inspect", "Show what is found in each document.") { paths, json };
        command.SetAction(result => Run(result.GetValue(paths)!, result.GetValue(json)));
        return command;
    }

    private static int Run(string[] paths, bool json)
    {
        var rejected = 0;
        var documents = new List<DocumentFindings>();
        foreach (var item in Inspection.Of(paths))
        {
            if (item.Findings is { } findings)
            {
                documents.Add(findings);
                continue;
            }

            rejected++;
            Console.Error.WriteLine($"{item.Rejected!.Id}: {item.Rejected.Reason}");
        }

        documents.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
        foreach (var findings in documents)
        {
            if (json) output.WriteLine(FindingsJson.Write(findings));
            else FindingsView.Write(findings, output, styled: !Console.IsOutputRedirected);
        }

        return documents.Count == 0 && rejected > 0 ? ExitCode.NothingRead : ExitCode.Ok;
    }
}
