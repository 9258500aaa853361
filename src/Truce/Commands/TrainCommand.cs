using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Truce.Language.Training;

namespace Truce.Commands;

/// <summary><c>truce train language|places|words|relations --data … --out …</c>: trains the shipped models again, to the same bytes.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder of treebanks, *-train.conllu.gz.", Required = true };
        var vectors = new Option<string>("--vectors") { Description = "Word vectors: JSON, the commonest word first.", Required = true };
        var rounds = new Option<int>("--rounds") { Description = "Rounds over the treebanks.", DefaultValueFactory = _ => LanguageTrainer.Rounds };
        var output = new Option<string>("--out") { Description = "Folder for the model.", Required = true };
        var language = new Command("language", "Tagger, lemmas and parser, from treebanks.") { data, vectors, output, rounds };
        language.SetAction(result =>
        {
            var clock = Stopwatch.StartNew();
            LanguageTrainer.Train(
                result.GetValue(data)!, result.GetValue(vectors)!, result.GetValue(output)!,
                line => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds,6:F0} s  {line}")),
                result.GetValue(rounds));
        });
        return new Command("train", "Train a model.")
        {
            language, ArticlesTrainingCommand.Create(), PlaceTrainingCommand.Create(), WordsTrainingCommand.Create(), RelationTrainingCommand.Create(),
            NameTrainingCommand.Create(), NameTrainingCommand.CreateClusters(), NameTrainingCommand.CreateCoreference(),
        };
    }
}
