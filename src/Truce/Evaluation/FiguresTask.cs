using System.CommandLine;
using System.Globalization;
using System.Text;
using Truce.Coding;
using Truce.Domain;

namespace Truce.Evaluation;

/// <summary>
/// <c>truce eval figures FILE</c>: figures against a table of texts. A line is a text, a tab, and its figures as
/// <c>kind:low..high</c>, parted by blanks; one with a question mark may be left out.
/// </summary>
internal static class FiguresTask
{
    public static Command Create()
    {
        var input = new Argument<string>("FILE") { Description = "Texts and their figures, parted by a tab; '#' begins a comment." };
        var predictions = new Option<string?>("--predictions") { Description = "Where to write the same table with the figures found." };
        var command = new Command("figures", "What numbers count, and within what bounds.") { input, predictions };
        command.SetAction(result => Run(result.GetValue(input)!, result.GetValue(predictions)));
        return command;
    }

    private static int Run(string input, string? predictions)
    {
        var coder = Installation.NewCoder();
        using var output = predictions is null ? null : new StreamWriter(predictions, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        var score = default(KindScore);
        try
        {
            foreach (var line in File.ReadLines(input))
            {
                if (line.Length == 0 || line[0] == '#') continue;
                var tab = line.IndexOf('\t', StringComparison.Ordinal);
                var text = tab < 0 ? line : line[..tab];
                var found = Find(coder, text);
                output?.WriteLine($"{text}\t{string.Join(' ', found)}");
                if (tab >= 0) score = Add(score, text, line[(tab + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries), found);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{input}: {e.Message}");
            return 1;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"figures  precision {score.Precision:0.000}  recall {score.Recall:0.000}  F1 {score.F1:0.000}  ({score.Right} right, {score.Wrong} wrong, {score.Missed} missed)"));
        return ExitCode.Ok;
    }

    private static List<string> Find(Coder coder, string text)
    {
        var findings = coder.Code(new Article { Id = "text", ContentHash = "", Text = text });
        return [.. findings.Figures.Where(f => f.Kind != FigureKind.Other).Select(Show)];
    }

    private static string Show(FigureFinding figure)
    {
        var kind = System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(figure.Kind.ToString());
        return string.Create(CultureInfo.InvariantCulture, $"{kind}:{figure.Low}..{figure.High}");
    }

    private static KindScore Add(KindScore score, string text, string[] expected, List<string> found)
    {
        var left = new List<string>(found);
        var missed = new List<string>();
        var right = 0;
        foreach (var figure in expected.OrderBy(f => f.EndsWith('?')))
        {
            var optional = figure.EndsWith('?');
            if (left.Remove(figure.TrimEnd('?'))) right += optional ? 0 : 1;
            else if (!optional) missed.Add(figure);
        }

        if (missed.Count + left.Count > 0) Console.WriteLine($"{text}\n    missed {string.Join(' ', missed)}; wrong {string.Join(' ', left)}");
        return new KindScore(score.Right + right, score.Wrong + left.Count, score.Missed + missed.Count);
    }
}
