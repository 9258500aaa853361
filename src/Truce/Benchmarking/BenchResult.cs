using System.Text.Json.Serialization;

namespace Truce.Benchmarking;

/// <summary>What a run of <c>truce bench</c> measured.</summary>
/// <param name="Release">The release.</param>
/// <param name="Machine">Operating system, architecture and number of cores.</param>
/// <param name="Runtime">The runtime.</param>
/// <param name="Pages">Documents that were read, those that were set aside left out.</param>
/// <param name="SetAside">Documents that could not be read.</param>
/// <param name="Articles">Those of them that concern a conflict, and so are coded.</param>
/// <param name="Tokens">Tokens of these.</param>
/// <param name="Bytes">Bytes of all documents, unpacked.</param>
/// <param name="Stages">The stages on one thread, in order.</param>
/// <param name="Whole">From paths to a committed journal on all cores, once, after the stages.</param>
/// <param name="PeakMemoryBytes">Largest resident memory of the process.</param>
internal sealed record BenchResult(
    string Release,
    string Machine,
    string Runtime,
    int Pages,
    int SetAside,
    int Articles,
    long Tokens,
    long Bytes,
    IReadOnlyList<StageResult> Stages,
    WholeResult Whole,
    long PeakMemoryBytes);

/// <summary>The cost of a stage for all documents.</summary>
/// <param name="Stage">Its name.</param>
/// <param name="Unit">What it goes through: pages, articles, tokens or documents.</param>
/// <param name="Units">How many.</param>
/// <param name="ColdSeconds">Processor seconds of the first round: loading and just-in-time compilation included.</param>
/// <param name="SettledSeconds">The median of the last half of the rounds; of one round the same as cold.</param>
/// <param name="AllocatedBytes">Bytes allocated in the last round.</param>
/// <param name="Rounds">Processor seconds of every round.</param>
internal sealed record StageResult(string Stage, string Unit, long Units, double ColdSeconds, double SettledSeconds, long AllocatedBytes, IReadOnlyList<double> Rounds)
{
    /// <summary>Units for a processor second, settled.</summary>
    public double PerSecond => SettledSeconds > 0 ? Units / SettledSeconds : 0;
}

/// <summary>The whole way on all cores.</summary>
/// <param name="Documents">Documents.</param>
/// <param name="Seconds">Seconds by the clock.</param>
/// <param name="ProcessorSeconds">Processor seconds of all threads.</param>
internal sealed record WholeResult(long Documents, double Seconds, double ProcessorSeconds)
{
    /// <summary>Documents for a second by the clock.</summary>
    public double PerSecond => Seconds > 0 ? Documents / Seconds : 0;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(BenchResult))]
internal sealed partial class BenchJsonContext : JsonSerializerContext;
