using System.CommandLine;
using System.Globalization;
using System.Text;
using Truce.Coding;
using Truce.Coding.Relations;
using Truce.Language;

namespace Truce.Evaluation;

/// <summary><c>truce eval relations FILE.tsv [--predictions OUT]</c>: the code that holds from a marked source to a marked target.</summary>
internal static class RelationsTask
{
    public static Command Create()
    {
        var input = new Argument<string>("INPUT") { Description = "TSV with id, marked_sentence, source, target and, to be scored, gold_root and gold_quad." };
        var predictions = new Option<string?>("--predictions") { Description = "Where to write id, root and quad." };
        var details = new Option<bool>("--details") { Description = "Figures for each code, and the commonest confusions." };
        var command = new Command("relations", "Political relation of a marked pair.") { input, predictions, details };
        command.SetAction(result => Run(result.GetValue(input)!, result.GetValue(predictions), result.GetValue(details)));
        return command;
    }

    private static int Run(string input, string? predictions, bool details)
    {
        try
        {
            var rows = RelationRow.Read(input);
            var classifier = new RelationClassifier(Codebook.Load(Installation.CodebookFolder), LanguageModel.Load(Installation.ModelsFolder), Installation.ModelsFolder);
            var predicted = rows.Select(r => classifier.Classify(MarkedSentence.Parse(r.Marked))).ToList();
            if (predictions is not null)
            {
                using var output = new StreamWriter(predictions, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
                output.WriteLine("id\troot\tquad");
                for (var i = 0; i < rows.Count; i++)
                {
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows[i].Id}\t{predicted[i]}\t{RelationClassifier.QuadOf(predicted[i])}"));
                }
            }

            if (rows.Count == 0 || rows[0].Code.Length == 0) return ExitCode.Ok;
            var score = RelationScore.Of(rows, predicted);
            Console.WriteLine(score);
            if (details) Console.WriteLine(score.Details());
            return ExitCode.Ok;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or CodebookException)
        {
            Console.Error.WriteLine($"{input}: {e.Message}");
            return ExitCode.Usage;
        }
    }
}
