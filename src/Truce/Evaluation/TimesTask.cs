using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Truce.Coding;
using Truce.Domain;
using Truce.Language;

namespace Truce.Evaluation;

/// <summary>
/// <c>truce eval times FILE</c>: times against annotated texts, JSON Lines of <c>{text, anchor, times: [{start, end, value}]}</c>. The anchor
/// is the day of writing or null; a value is ISO 8601 at its own precision (2016, 2016-09, 2016-09-12) or null where nobody can know.
/// Times without <c>times</c> are only predicted.
/// </summary>
internal static class TimesTask
{
    public static Command Create()
    {
        var input = new Argument<string>("FILE") { Description = "JSON Lines of text, anchor and times." };
        var predictions = new Option<string?>("--predictions") { Description = "Where to write the times found, in the same form." };
        var command = new Command("times", "Which words name a time, and which day they mean.") { input, predictions };
        command.SetAction(result => Run(result.GetValue(input)!, result.GetValue(predictions)));
        return command;
    }

    private static int Run(string input, string? predictions)
    {
        var annotator = new Annotator(LanguageModel.Load(Installation.ModelsFolder));
        var (gold, found, exact, overlapping, right, valued) = (0, 0, 0, 0, 0, 0);
        try
        {
            using var output = predictions is null ? null : new StreamWriter(predictions, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
            foreach (var line in File.ReadLines(input))
            {
                if (line.Length == 0) continue;
                using var json = JsonDocument.Parse(line);
                var times = Find(annotator, json.RootElement);
                output?.WriteLine(Write(json.RootElement.GetProperty("text").GetString()!, times));
                if (!json.RootElement.TryGetProperty("times", out var expected)) continue;
                found += times.Count;
                foreach (var item in expected.EnumerateArray())
                {
                    gold++;
                    var span = new TextSpan(item.GetProperty("start").GetInt32(), item.GetProperty("end").GetInt32());
                    var match = times.Find(t => t.Span == span);
                    if (match is not null) exact++;
                    match ??= times.Find(t => t.Span.Overlaps(span));
                    if (match is null) continue;
                    overlapping++;
                    if (!item.TryGetProperty("value", out var value)) continue;
                    valued++;
                    if (value.GetString() == match.Value) right++;
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            Console.Error.WriteLine($"{input}: {e.Message}");
            return ExitCode.Usage;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"times  {gold} in gold, {found} found; same span {Share(exact, gold):0.000}, overlapping {Share(overlapping, gold):0.000}; value right {Share(right, valued):0.000} of {valued}"));
        return ExitCode.Ok;
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private static List<FoundTime> Find(Annotator annotator, JsonElement document)
    {
        var text = annotator.Annotate(document.GetProperty("text").GetString()!);
        PartialDate? anchor = document.TryGetProperty("anchor", out var day) && PartialDate.TryParse(day.GetString(), out var date) ? date : null;
        var values = TimeValues.Of(text, anchor);
        var times = new List<FoundTime>();
        for (var i = 0; i < text.Times.Length; i++)
        {
            ref readonly var time = ref text.Times[i];
            times.Add(new FoundTime(new TextSpan(text[time.First].Start, text[time.End - 1].End), time.Kind, values[i]?.ToString()));
        }

        return times;
    }

    private static string Write(string text, List<FoundTime> times) => JsonSerializer.Serialize(new
    {
        text,
        times = times.Select(t => new { start = t.Span.Start, end = t.Span.End, kind = t.Kind.ToString().ToLowerInvariant(), value = t.Value }),
    });

    private sealed record FoundTime(TextSpan Span, TimeKind Kind, string? Value);
}
