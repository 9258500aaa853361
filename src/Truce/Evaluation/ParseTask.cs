using System.CommandLine;
using System.Text;
using Truce.Language;
using Truce.Language.Training;

namespace Truce.Evaluation;

/// <summary><c>truce eval parse FILE [--raw] [--predictions OUT]</c>: words, tags and trees against a treebank.</summary>
internal static class ParseTask
{
    public static Command Create()
    {
        var input = new Argument<string>("INPUT") { Description = "CoNLL-U, plain or gzipped; with --raw also JSON Lines of id and text." };
        var raw = new Option<bool>("--raw") { Description = "From running text, instead of the file's own sentences and words." };
        var predictions = new Option<string?>("--predictions") { Description = "Where to write the predicted CoNLL-U." };
        var command = new Command("parse", "Words, tags and dependency trees.") { input, raw, predictions };
        command.SetAction(result => Run(result.GetValue(input)!, result.GetValue(raw), result.GetValue(predictions)));
        return command;
    }

    private static int Run(string input, bool raw, string? predictions)
    {
        try
        {
            using var output = predictions is null ? null : new StreamWriter(predictions, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
            var figures = ParseEvaluation.Run(input, raw, LanguageModel.Load(Installation.ModelsFolder), output);
            if (figures is not null)
            {
                Console.WriteLine(figures);
            }

            return 0;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{input}: {e.Message}");
            return 1;
        }
    }
}
