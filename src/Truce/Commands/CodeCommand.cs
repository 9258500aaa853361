using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Truce.Coding;
using Truce.Domain;

namespace Truce.Commands;

/// <summary>
/// <c>truce code [FILE]</c>: PLOVER event records of a text, or of JSON Lines with <c>id</c>, <c>text</c> and <c>date</c>, one record a line,
/// as they are found: nothing is kept in memory but the document at hand.
/// </summary>
internal static class CodeCommand
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var input = new Argument<string?>("FILE") { Description = "Text (one document) or .jsonl; standard input, as JSON Lines, when left out.", Arity = ArgumentArity.ZeroOrOne };
        var date = new Option<string?>("--date") { Description = "Date of publication of a text, for relative dates." };
        var command = new Command("code", "Code political events (PLOVER) from text or JSON Lines.") { input, date };
        command.SetAction(result => Run(result.GetValue(input), result.GetValue(date)));
        return command;
    }

    private static int Run(string? input, string? date)
    {
        try
        {
            using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
            var coder = Installation.NewCoder();
            if (input is not null && !input.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
            {
                PartialDate? published = date is null ? null : PartialDate.Parse(date);
                Write(output, coder, Path.GetFileName(input), File.ReadAllText(input), published);
                return ExitCode.Ok;
            }

            using var lines = input is null ? new StreamReader(Console.OpenStandardInput(), Encoding.UTF8) : new StreamReader(input, Encoding.UTF8);
            return Records(lines, input ?? "standard input", coder, output);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CodebookException or FormatException)
        {
            Console.Error.WriteLine($"{input}: {e.Message}");
            return ExitCode.Usage;
        }
    }

    private static int Records(StreamReader lines, string name, Coder coder, StreamWriter output)
    {
        var exit = ExitCode.Ok;
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            if (line.Length == 0) continue;
            try
            {
                using var record = JsonDocument.Parse(line);
                var root = record.RootElement;
                PartialDate? published = root.TryGetProperty("date", out var day) && PartialDate.TryParse(day.GetString(), out var parsed) ? parsed : null;
                Write(output, coder, root.GetProperty("id").GetString() ?? "", root.GetProperty("text").GetString() ?? "", published);
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                Console.Error.WriteLine($"{name}({number}): {e.Message}");
                exit = ExitCode.Failed;
            }
        }

        return exit;
    }

    private static void Write(StreamWriter output, Coder coder, string id, string text, PartialDate? published)
    {
        var findings = coder.Code(new Article { Id = id, ContentHash = "", Text = text, Published = published });
        for (var i = 0; i < findings.Events.Count; i++)
        {
            var found = findings.Events[i];
            output.WriteLine(JsonSerializer.Serialize(
                new
                {
                    id = $"{id}#{i + 1}",
                    date = found.Date?.ToString(),
                    actor = found.Actors,
                    recipient = found.Recipients,
                    @event = found.Type.ToString(),
                    mode = found.Mode,
                    cameo = Cameo.Of(found.Type, found.Mode),
                    context = found.Context,
                    event_loc = found.Place,
                    modality = found.Modality.ToString().ToLowerInvariant(),
                    attributed_to = found.AttributedTo,
                    rule = found.Rule,
                    span = new[] { found.Span.Start, found.Span.End },
                    text = found.Evidence,
                    cite_info = new { document = id, published = published?.ToString() },
                },
                Options));
        }

        output.Flush();
    }
}
