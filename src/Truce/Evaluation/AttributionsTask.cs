using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Truce.Coding.Words;
using Truce.Domain;

namespace Truce.Evaluation;

/// <summary><c>truce eval attributions FILE [--predictions OUT]</c>: who is cited for what, word by word.</summary>
internal static class AttributionsTask
{
    public static Command Create()
    {
        var input = new Argument<string>("INPUT") { Description = "JSON Lines of id and text, plain or gzipped; figures are printed where it has attributions." };
        var predictions = new Option<string?>("--predictions") { Description = "Where to write what is found, as JSON Lines." };
        var command = new Command("attributions", "Statements, beliefs and feelings ascribed to somebody.") { input, predictions };
        command.SetAction(result => Run(result.GetValue(input)!, result.GetValue(predictions)));
        return command;
    }

    private static int Run(string input, string? predictions)
    {
        try
        {
            var reader = Installation.NewWordsReader();
            using var output = predictions is null ? null : new StreamWriter(predictions, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
            var score = new AttributionScore();
            foreach (var document in WordsInput.Read(input))
            {
                var found = reader.Read(document.Article.Text);
                output?.WriteLine(Line(document.Article.Id, found.Attributions));
                if (document.HasAttributions) score.Add(document.Article, found.Attributions);
            }

            if (score.Documents > 0) Console.WriteLine(score);
            return 0;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{input}: {e.Message}");
            return 1;
        }
    }

    private static string Line(string id, IReadOnlyList<AttributionFound> attributions)
    {
        var line = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{{\"id\":\"{JsonEncodedText.Encode(id)}\",\"attributions\":[");
        for (var k = 0; k < attributions.Count; k++)
        {
            var a = attributions[k];
            line.Append(k > 0 ? "," : "").Append("{\"source\":").Append(Spans(a.Source)).Append(",\"cue\":").Append(Spans(a.Cue)).Append(",\"content\":").Append(Spans(a.Content)).Append('}');
        }

        return line.Append("]}").ToString();
    }

    private static string Spans(IReadOnlyList<TextSpan> spans) =>
        "[" + string.Join(',', spans.Select(s => string.Create(CultureInfo.InvariantCulture, $"[{s.Start},{s.End}]"))) + "]";
}
