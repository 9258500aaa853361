using System.CommandLine;
using System.Text;
using Truce.Evaluation;
using Truce.Reading;

namespace Truce.Commands;

/// <summary><c>truce train articles --data FOLDER --out FILE</c>: trains the model that finds the article on a page.</summary>
internal static class ArticlesTrainingCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder with html/ID.html.gz and ground-truth.json.", Required = true };
        var output = new Option<string>("--out") { Description = "File for the model.", Required = true };
        var command = new Command("articles", "The article's text among a page's, from annotated pages.") { data, output };
        command.SetAction(result =>
        {
            var folder = result.GetValue(data)!;
            var truth = ArticlePages.Truth(folder);
            var pages = ArticlePages.Files(folder).Where(file => truth.ContainsKey(ArticlePages.IdOf(file)))
                .Select(file => (ArticlePages.IdOf(file), ArticlePages.ReadText(file), truth[ArticlePages.IdOf(file)])).ToList();
            using var model = new StreamWriter(result.GetValue(output)!, false, new UTF8Encoding(false));
            ArticleTraining.Train(pages, model, Console.Error);
        });
        return command;
    }
}
