using System.Text.Json;
using System.Text.Json.Nodes;

namespace Truce.Ledger;

/// <summary>Reads a value that a person typed.</summary>
internal static class CorrectedValue
{
    /// <summary>
    /// The value as JSON: as it was typed when that is JSON and fits; else as a word; else as a list of words parted by semicolons.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="check">Throws <see cref="JsonException"/> when the value does not fit.</param>
    public static string Read(string text, Action<string> check)
    {
        JsonException? first = null;
        foreach (var value in Readings(text))
        {
            try
            {
                check(value);
                return value;
            }
            catch (JsonException e)
            {
                first ??= e;
            }
        }

        throw new ReviewException(Reason(first!.Message, text), first);
    }

    private static IEnumerable<string> Readings(string text)
    {
        if (IsJson(text)) yield return text;
        yield return Quoted(text.Trim());
        yield return new JsonArray([.. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(w => JsonNode.Parse(Quoted(w)))]).ToJsonString();
    }

    private static bool IsJson(string text)
    {
        try
        {
            return JsonNode.Parse(text) is not null || text.Trim() == "null";
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    /// <summary>What this release says itself is kept; what the serialiser says is about types, which coders need not know.</summary>
    private static string Reason(string message, string text) => message.StartsWith('\'') ? message : $"'{text}' does not fit the field";
}
