using System.CommandLine;
using Truce.Coding;
using Truce.Coding.Relations;
using Truce.Evaluation;
using Truce.Language;

namespace Truce.Commands;

/// <summary><c>truce train relations --data FILE --out FOLDER [--folds N]</c>: the relation classifier, to the same bytes each time.</summary>
internal static class RelationTrainingCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "TSV of marked sentences with gold_root.", Required = true };
        var output = new Option<string>("--out") { Description = "Folder for the model.", Required = true };
        var folds = new Option<int>("--folds") { Description = "Also score by cross-validation over so many parts; 0 leaves it out." };
        var command = new Command("relations", "Relation classifier, from marked sentences and the codebook's own.") { data, output, folds };
        command.SetAction(result => Run(result.GetValue(data)!, result.GetValue(output)!, result.GetValue(folds)));
        return command;
    }

    private static int Run(string data, string output, int folds)
    {
        try
        {
            var codebook = Codebook.Load(Installation.CodebookFolder);
            var language = LanguageModel.Load(Installation.ModelsFolder);
            var rows = RelationRow.Read(data);
            if (folds > 1)
            {
                var score = RelationScore.Of(rows, RelationTraining.CrossValidate(codebook, language, rows, folds));
                Console.WriteLine($"cross-validation over {folds} parts: {score}");
            }

            RelationTraining.Train(codebook, language, rows, output);
            return ExitCode.Ok;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or CodebookException)
        {
            Console.Error.WriteLine($"{data}: {e.Message}");
            return ExitCode.Usage;
        }
    }
}
