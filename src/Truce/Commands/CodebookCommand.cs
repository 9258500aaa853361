using System.CommandLine;
using Truce.Coding;
using Truce.Language;

namespace Truce.Commands;

/// <summary>
/// <c>truce codebook check [FOLDER]</c>: loads a codebook and names file and line of the first thing that is wrong in its tables, then of every rule
/// that misreads the sentences which its own row brings along.
/// </summary>
internal static class CodebookCommand
{
    public static Command Create()
    {
        var folder = new Argument<string?>("FOLDER") { Description = "Folder of the codebook; the one in use when left out.", Arity = ArgumentArity.ZeroOrOne };
        var check = new Command("check", "Check a codebook: its tables, and each rule against its own examples; say how much it holds.") { folder };
        check.SetAction(result => Check(result.GetValue(folder) ?? Installation.CodebookFolder));
        return new Command("codebook", "Work with the codebook.") { check };
    }

    private static int Check(string folder)
    {
        try
        {
            var codebook = Codebook.Load(folder);
            foreach (var (what, count) in codebook.Summary()) Console.WriteLine($"{count,7}  {what}");
            var faults = CodebookExamples.Check(codebook, LanguageModel.Load(Installation.ModelsFolder));
            Console.WriteLine($"{CodebookExamples.Count(codebook),7}  examples and counterexamples, {faults.Count} misread");
            foreach (var fault in faults) Console.Error.WriteLine(fault);
            if (faults.Count > 0) return 1;
            Console.WriteLine($"codebook {codebook.Hash} is valid");
            return 0;
        }
        catch (CodebookException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }
}
