using Truce.Domain;

namespace Truce.Coding.Figures;

/// <summary>What a number counts.</summary>
/// <param name="Kind">Coarse kind.</param>
/// <param name="Fine">Finer kind of the codebook, section 9, or null.</param>
/// <param name="Predicate">Token of the verb, adjective or noun that says so.</param>
internal readonly record struct FigureReading(FigureKind Kind, string? Fine, int Predicate);
