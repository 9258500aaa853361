using System.CommandLine;
using System.Text;
using Truce.Language;
using Truce.Language.Coreference;
using Truce.Language.Names;

namespace Truce.Evaluation;

/// <summary><c>truce eval names FILE.conllu [--predictions OUT]</c>: names of persons, organisations, places and groups.</summary>
internal static class NamesTask
{
    public static Command Create()
    {
        var input = new Argument<string>("INPUT") { Description = "CoNLL-U with entities in the last column, as GUM has them; plain or gzipped." };
        var predictions = new Option<string?>("--predictions") { Description = "Where to write names, gold and found, tab-separated." };
        var command = new Command("names", "Names of persons, organisations, places and groups.") { input, predictions };
        command.SetAction(result => Run(result.GetValue(input)!, result.GetValue(predictions)));
        return command;
    }

    private static int Run(string input, string? predictions)
    {
        try
        {
            using var output = predictions is null ? null : new StreamWriter(predictions, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
            Console.WriteLine(NameEvaluation.Run(LanguageModel.Load(Installation.ModelsFolder), input, output));
            return 0;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{input}: {e.Message}");
            return 1;
        }
    }

    /// <summary><c>truce eval coreference FILE.conllu</c>: which pronouns find their entity.</summary>
    public static Command CreateCoreference()
    {
        var input = new Argument<string>("INPUT") { Description = "CoNLL-U with entities in the last column, as GUM has them; plain or gzipped." };
        var command = new Command("coreference", "Which pronouns find their entity.") { input };
        command.SetAction(result => Console.WriteLine(CoreferenceTraining.Score(LanguageModel.Load(Installation.ModelsFolder), result.GetValue(input)!)));
        return command;
    }
}
