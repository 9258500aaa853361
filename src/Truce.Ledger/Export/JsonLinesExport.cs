using System.Globalization;

namespace Truce.Ledger;

/// <summary>The ledger as JSON Lines: one entry a line, by type, then id (docs/formats/ledger.md).</summary>
public static class JsonLinesExport
{
    /// <summary>Writes the entries, and how much is withheld when something is; lines end in <c>\n</c>.</summary>
    public static void Write(LedgerSnapshot snapshot, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(output);
        foreach (var entry in snapshot.Entries)
        {
            output.Write(LedgerJson.Write(entry));
            output.Write('\n');
        }

        if (snapshot.Withheld is { IsAny: true } withheld)
            output.Write(string.Create(CultureInfo.InvariantCulture, $"{{\"type\":\"withheld\",\"documents\":{withheld.Documents},\"findings\":{withheld.Findings}}}\n"));
    }
}
