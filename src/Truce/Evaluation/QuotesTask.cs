using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Truce.Coding.Words;
using Truce.Domain;
using Truce.Language;

namespace Truce.Evaluation;

/// <summary><c>truce eval quotes FILE [--predictions OUT]</c>: which passages in double marks are somebody's words, and whose.</summary>
internal static class QuotesTask
{
    public static Command Create()
    {
        var input = new Argument<string>("INPUT") { Description = "JSON Lines of id and text, plain or gzipped; figures are printed where it has quotes." };
        var predictions = new Option<string?>("--predictions") { Description = "Where to write what is found, as JSON Lines." };
        var command = new Command("quotes", "Quotations and their speakers.") { input, predictions };
        command.SetAction(result => Run(result.GetValue(input)!, result.GetValue(predictions)));
        return command;
    }

    private static int Run(string input, string? predictions)
    {
        try
        {
            var reader = Installation.NewWordsReader();
            using var output = predictions is null ? null : new StreamWriter(predictions, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
            var score = new QuotationScore();
            foreach (var document in WordsInput.Read(input))
            {
                var found = reader.Read(document.Article.Text);
                output?.WriteLine(Line(document.Article.Id, found.Quotations));
                if (document.Quotations is { } gold) score.Add(document.Article.Text, gold, found.Quotations);
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

    private static string Line(string id, IReadOnlyList<QuotationFound> quotations)
    {
        var line = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{{\"id\":\"{JsonEncodedText.Encode(id)}\",\"quotes\":[");
        for (var k = 0; k < quotations.Count; k++)
        {
            var speaker = quotations[k].Speaker is { } s ? $"[{s.Start},{s.End}]" : "null";
            line.Append(CultureInfo.InvariantCulture, $"{(k > 0 ? "," : "")}{{\"start\":{quotations[k].Span.Start},\"end\":{quotations[k].Span.End},\"speaker\":{speaker}}}");
        }

        return line.Append("]}").ToString();
    }
}

/// <summary>Figures of the task quotes. Marks, and stops before them, count for nothing in a span.</summary>
internal sealed class QuotationScore
{
    private Counts _spans;
    private int _speakers;

    /// <summary>Number of documents scored.</summary>
    public int Documents { get; private set; }

    /// <summary>Adds a document.</summary>
    public void Add(string text, IReadOnlyList<QuotationGold> gold, IReadOnlyList<QuotationFound> found)
    {
        Documents++;
        _spans.Gold += gold.Count;
        _spans.Predicted += found.Count;
        var byCore = new Dictionary<TextSpan, QuotationFound>();
        foreach (var quotation in found) byCore[Core(text, quotation.Span)] = quotation;
        foreach (var quotation in gold)
        {
            if (!byCore.TryGetValue(Core(text, quotation.Span), out var match)) continue;
            _spans.Right++;
            _speakers += quotation.Speaker is { } want && match.Speaker is { } got ? (want.Overlaps(got) ? 1 : 0) : quotation.Speaker is null && match.Speaker is null ? 1 : 0;
        }
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"quotations, {Documents} articles\nspan exact     {_spans}\nspeaker right  {(_spans.Right == 0 ? 0 : (double)_speakers / _spans.Right):0.0000} of those found");

    private static TextSpan Core(string text, TextSpan span)
    {
        int start = span.Start, end = span.End;
        while (start < end && (char.IsWhiteSpace(text[start]) || char.IsPunctuation(text[start]))) start++;
        while (end > start && (char.IsWhiteSpace(text[end - 1]) || char.IsPunctuation(text[end - 1]))) end--;
        return new TextSpan(start, end);
    }
}
