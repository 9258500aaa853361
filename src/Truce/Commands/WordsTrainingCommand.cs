using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Truce.Coding.Words;
using Truce.Coding.Words.Training;
using Truce.Evaluation;
using Truce.Language;

namespace Truce.Commands;

/// <summary><c>truce train words --data FILE --out FOLDER</c>: trains the models of quotations and attributions again, to the same bytes.</summary>
internal static class WordsTrainingCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Articles with attributions, as JSON Lines, plain or gzipped.", Required = true };
        var output = new Option<string>("--out") { Description = "Folder for the model.", Required = true };
        var without = new Option<string?>("--without") { Description = "Leave out the articles of this split, to be scored on." };
        var words = new Command("words", "Cues, sources, contents and speakers, from annotated articles.") { data, output, without };
        words.SetAction(result =>
        {
            var clock = Stopwatch.StartNew();
            var leftOut = result.GetValue(without);
            var articles = WordsInput.Read(result.GetValue(data)!).Where(a => leftOut is null || a.Split != leftOut).Select(a => a.Article).ToArray();
            WordsTrainer.Train(articles, LanguageModel.Load(Installation.ModelsFolder), Report).Save(Path.Combine(result.GetValue(output)!, WordsModel.FileName));

            void Report(string line) => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds,6:F0} s  {line}"));
        });
        return words;
    }
}
