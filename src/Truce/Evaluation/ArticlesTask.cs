using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Truce.Domain;
using Truce.Reading;

namespace Truce.Evaluation;

/// <summary><c>truce eval articles FOLDER [--predictions OUT]</c>: the article's text, by the public benchmark's measure.</summary>
internal static class ArticlesTask
{
    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "Pages as ID.html.gz, with ground-truth.json if they are to be scored." };
        var predictions = new Option<string?>("--predictions") { Description = "File for the predictions, JSON Lines {id, articleBody}." };
        var command = new Command("articles", "Article text from web pages.") { folder, predictions };
        command.SetAction(result => Run(result.GetValue(folder)!, result.GetValue(predictions)));
        return command;
    }

    private static int Run(string folder, string? predictions)
    {
        var truth = ArticlePages.Truth(folder);
        var reader = new ArticleReader();
        var score = new ArticleScore();
        using var output = predictions is null ? null : new StreamWriter(predictions, false, new UTF8Encoding(false)) { NewLine = "\n" };
        foreach (var file in ArticlePages.Files(folder))
        {
            var id = ArticlePages.IdOf(file);
            var body = Body(reader, id, ArticlePages.ReadBytes(file));
            output?.WriteLine(JsonSerializer.Serialize(new { id, articleBody = body }));
            if (truth.TryGetValue(id, out var expected)) score.Add(expected, body);
        }

        if (score.Pages > 0)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{score.Pages} pages: F1 {score.F1:F4}, precision {score.Precision:F4}, recall {score.Recall:F4}, exact {score.Accuracy:F3}"));
        }

        return 0;
    }

    private static string Body(ArticleReader reader, string id, byte[] bytes)
    {
        try
        {
            return reader.Read(new RawDocument { Id = id, Bytes = bytes, ContentType = "text/html; charset=utf-8" }).Text;
        }
        catch (RejectedException)
        {
            return "";
        }
    }
}
