using System.CommandLine;
using System.Globalization;
using Truce.Coding;
using Truce.Language;

namespace Truce.Commands;

/// <summary><c>truce train places --data FILE --out FILE</c>: the finder of place names, from annotated articles.</summary>
internal static class PlaceTrainingCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Annotated articles, JSON Lines, plain or gzipped.", Required = true };
        var output = new Option<string>("--out") { Description = "File to write (models/places.bin).", Required = true };
        var leaveOut = new Option<string?>("--leave-out")
        {
            Description = "Score on these articles instead of learning from them: the beginning of their identifiers, or K/N for each Nth from K.",
        };
        var command = new Command("places", "The finder of place names, from annotated articles.") { data, output, leaveOut };
        command.SetAction(result => Run(result.GetValue(data)!, result.GetValue(output)!, result.GetValue(leaveOut)));
        return command;
    }

    private static int Run(string data, string output, string? leaveOut)
    {
        var codebook = Codebook.Load(Installation.CodebookFolder);
        var model = LanguageModel.Load(Installation.ModelsFolder);
        var left = leaveOut is null ? null : LeftOut(leaveOut);
        var bytes = PlaceTraining.Train(codebook, model, data, left, Console.Error.WriteLine);
        File.WriteAllBytes(output, bytes);
        Console.Error.WriteLine(PlaceRankTraining.Fit(codebook, model, data, left, Console.Error.WriteLine));
        if (left is not null) Console.WriteLine(PlaceEvaluation.Run(codebook, model, data, left, new ChainModel(bytes), null));
        return 0;
    }

    private static Func<int, string, bool> LeftOut(string which)
    {
        var slash = which.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return (_, id) => id.StartsWith(which, StringComparison.Ordinal);
        var k = int.Parse(which.AsSpan(0, slash), NumberStyles.None, CultureInfo.InvariantCulture);
        var n = int.Parse(which.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture);
        return (index, _) => index % n == k;
    }
}
