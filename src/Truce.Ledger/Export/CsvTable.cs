using System.Globalization;

namespace Truce.Ledger;

/// <summary>Writes CSV by RFC 4180, with <c>\n</c> as line end: fields with commas, quotes or line breaks are quoted.</summary>
internal static class CsvTable
{
    /// <summary>What joins several values in one field.</summary>
    public const string Separator = "; ";

    public static void WriteRow(TextWriter output, params IEnumerable<string?> fields)
    {
        var first = true;
        foreach (var field in fields)
        {
            if (!first) output.Write(',');
            first = false;
            WriteField(output, field ?? "");
        }

        output.Write('\n');
    }

    public static string Join(IEnumerable<string> values) => string.Join(Separator, values);

    private static bool IsNumber(string field) => decimal.TryParse(field, NumberStyles.Number, CultureInfo.InvariantCulture, out _);

    private static void WriteField(TextWriter output, string field)
    {
        // A spreadsheet would run a field that begins like a formula.
        if (field.Length > 0 && field[0] is '=' or '+' or '-' or '@' && !IsNumber(field)) field = "'" + field;
        if (field.AsSpan().IndexOfAny(",\"\r\n") < 0)
        {
            output.Write(field);
            return;
        }

        output.Write('"');
        output.Write(field.Replace("\"", "\"\"", StringComparison.Ordinal));
        output.Write('"');
    }
}
