using System.CommandLine;
using System.Text;
using Truce.Coding;
using Truce.Language;

namespace Truce.Evaluation;

/// <summary><c>truce eval places FILE [--predictions OUT]</c>: place names, and where they are.</summary>
internal static class PlacesTask
{
    public static Command Create()
    {
        var input = new Argument<string>("INPUT") { Description = "JSON Lines of id, text and, to be scored, places; plain or gzipped." };
        var only = new Option<string?>("--only") { Description = "Only the articles whose identifiers begin so." };
        var predictions = new Option<string?>("--predictions") { Description = "Where to write the places found, as JSON Lines." };
        var command = new Command("places", "Place names, and where they are.") { input, only, predictions };
        command.SetAction(result => Run(result.GetValue(input)!, result.GetValue(only), result.GetValue(predictions)));
        return command;
    }

    private static int Run(string input, string? only, string? predictions)
    {
        try
        {
            using var output = predictions is null ? null : new StreamWriter(predictions, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
            var score = PlaceEvaluation.Run(
                Codebook.Load(Installation.CodebookFolder),
                LanguageModel.Load(Installation.ModelsFolder),
                input,
                only is null ? null : (_, id) => id.StartsWith(only, StringComparison.Ordinal),
                null,
                output);
            if (score is not null) Console.WriteLine(score);
            return 0;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or CodebookException or System.Text.Json.JsonException)
        {
            Console.Error.WriteLine($"{input}: {e.Message}");
            return 1;
        }
    }
}
