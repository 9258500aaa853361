using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Truce.Domain;
using Truce.Ledger;

namespace Truce.Evaluation;

/// <summary>
/// <c>truce eval stories DIR</c>: reads the reports of each story into a ledger and scores what became of them: agreements that are one entry
/// each, their dates, incidents that are one, what must stay apart, independent voices. With <c>--annotated</c> the reports' agreements
/// are taken from their annotation, so that only the ledger is judged and not the reading.
/// </summary>
internal static class StoriesTask
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "Folder of stories, each a folder of reports with ledger.json." };
        var annotated = new Option<bool>("--annotated") { Description = "Take the agreements of each report from its annotation (gold.json)." };
        var verbose = new Option<bool>("--verbose", "-v") { Description = "List what is wrong." };
        var command = new Command("stories", "What the ledger makes of stories told by several reports.") { folder, annotated, verbose };
        command.SetAction(result => Run(result.GetValue(folder)!, result.GetValue(annotated), result.GetValue(verbose)));
        return command;
    }

    /// <summary>Scores the stories of a folder.</summary>
    public static StoryScore Evaluate(string folder, bool annotated)
    {
        var score = new StoryScore();
        foreach (var story in Directory.EnumerateDirectories(folder).Where(s => File.Exists(Path.Combine(s, "ledger.json"))).Order(StringComparer.Ordinal))
        {
            var documents = TruceTask.Evaluate(story).Findings;
            using var ledger = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(story, "ledger.json")));
            using var gold = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(story, "gold.json")));
            if (annotated) documents = [.. documents.Select(d => gold.RootElement.TryGetProperty(d.Id, out var own) ? d with { Agreements = Annotated(own, d.Text) } : d)];
            var snapshot = Projector.Project(documents.Select(StoredDocument.Of), Rulings.None);
            score.Add(Path.GetFileName(story), ledger.RootElement, snapshot, documents.ToDictionary(d => d.Id, d => d.Text, StringComparer.Ordinal));
        }

        return score;
    }

    private static int Run(string folder, bool annotated, bool verbose)
    {
        if (!Directory.Exists(folder))
        {
            Console.Error.WriteLine($"{folder}: there is no such folder");
            return ExitCode.Usage;
        }

        var score = Evaluate(folder, annotated);
        foreach (var (name, (right, of)) in score.Counts)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-44} {right,4} of {of,4}  {(of == 0 ? 0 : (double)right / of):0.000}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"agreements, F1",-44} {score.AgreementF1:0.000}"));
        if (verbose)
        {
            foreach (var line in score.Log) Console.WriteLine(line);
        }

        return ExitCode.Ok;
    }

    /// <summary>The agreements that a coder found in a report; those whose words are not in the text as it was read are left out.</summary>
    private static List<AgreementFinding> Annotated(JsonElement gold, string text)
    {
        var found = new List<AgreementFinding>();
        foreach (var item in gold.TryGetProperty("agreements", out var list) ? list.EnumerateArray() : default)
        {
            var evidence = item.GetProperty("evidence").GetString()!;
            var start = text.IndexOf(evidence, StringComparison.Ordinal);
            if (start < 0) continue;
            found.Add(new AgreementFinding
            {
                Span = new TextSpan(start, start + evidence.Length),
                Evidence = evidence,
                Label = item.GetProperty("label").GetString()!,
                Kind = Word<AgreementKind>(item.GetProperty("kind").GetString()!),
                Parties = Names("parties"),
                Brokers = Names("brokers"),
                Agreed = Date("agreed"),
                InForce = Date("in_force"),
                Expires = Date("expires"),
                Ended = Date("ended"),
                StatusInDoc = Word<AgreementStatus>(item.GetProperty("status_in_doc").GetString()!),
                Covers = Names("covers"),
                Excludes = Names("excludes"),
            });

            string[] Names(string field) => item.TryGetProperty(field, out var names) && names.ValueKind == JsonValueKind.Array ? [.. names.EnumerateArray().Select(n => n.GetString()!)] : [];

            PartialDate? Date(string field) => item.TryGetProperty(field, out var date) && PartialDate.TryParse(date.GetString(), out var known) ? known : null;
        }

        found.Sort((a, b) => a.Span.CompareTo(b.Span));
        return found;
    }

    private static T Word<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
