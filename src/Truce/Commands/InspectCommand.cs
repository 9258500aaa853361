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
        var paths = new Argument<string[]>("PATH") { Description = "Files and folders of reports.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "JSON Lines, one document a line." };
        var command = new Command("inspect", "Show what is found in each document.") { paths, json };
        command.SetAction(result => Run(result.GetValue(paths)!, result.GetValue(json)));
        return command;
    }

    private static int Run(string[] paths, bool json)
    {
        var reader = new ArticleReader();
        var coder = Installation.NewCoder();
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
        var failed = false;
        foreach (var file in Files(paths))
        {
            try
            {
                var article = reader.Read(new RawDocument { Id = Path.GetFileName(file), Bytes = File.ReadAllBytes(file) });
                var findings = coder.Code(article);
                output.WriteLine(json ? FindingsJson.Write(findings) : findings.Text);
            }
            catch (Exception e) when (e is RejectedException or IOException or UnauthorizedAccessException)
            {
                failed = true;
                Console.Error.WriteLine($"{file}: {e.Message}");
            }
        }

        return failed ? 1 : 0;
    }

    private static IEnumerable<string> Files(string[] paths) =>
        paths.SelectMany<string, string>(path => Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            : [path]);
}
