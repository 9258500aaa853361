using System.CommandLine;
using Truce.Coding;

namespace Truce.Commands;

/// <summary><c>truce codebook check [FOLDER]</c>: loads a codebook and names file and line of the first thing that is wrong.</summary>
internal static class CodebookCommand
{
    public static Command Create()
    {
        var folder = new Argument<string?>("FOLDER") { Description = "Folder of the codebook; the one in use when left out.", Arity = ArgumentArity.ZeroOrOne };
        var check = new Command("check", "Check a codebook and say how much it holds.") { folder };
        check.SetAction(result => Check(result.GetValue(folder) ?? Installation.CodebookFolder));
        return new Command("codebook", "Work with the codebook.") { check };
    }

    private static int Check(string folder)
    {
        try
        {
            var codebook = Codebook.Load(folder);
            foreach (var (what, count) in codebook.Summary()) Console.WriteLine($"{count,7}  {what}");
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
