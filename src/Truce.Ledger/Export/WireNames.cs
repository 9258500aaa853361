using System.Text.Json;

namespace Truce.Ledger;

/// <summary>The names that values of the vocabularies bear in exports.</summary>
internal static class WireNames
{
    /// <summary>The name in snake case.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
