using System.Text.Json.Serialization;
using Truce.Domain;

namespace Truce.Ledger;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(RejectedDocument))]
internal sealed partial class LedgerJson : JsonSerializerContext;
