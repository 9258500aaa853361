using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// How a report presents an act (codebook.md, section 2): the operators between the predicate and the root of its sentence,
/// nearest first, then the attribution it stands in. The nearest operator decides; what reports it sets the voice only.
/// </summary>
internal static class ModalityCalculus
{
    private const int MaxSteps = 12;

    /// <summary>Reads the presentation of the act whose predicate is a token.</summary>
    public static ModalityReading Of(Document document, int predicate)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentOutOfRangeException.ThrowIfNegative(predicate);
        var text = document.Text;
        var walk = new ModalityWalk(document);
        walk.Local(predicate);
        var token = predicate;
        for (var steps = 0; steps < MaxSteps && text[token].Head >= 0; steps++)
        {
            var head = Voices.Reporter(document, token);
            if (!walk.Step(token, head)) break;
            token = head;
        }

        walk.Sentence(predicate);
        return walk.Reading;
    }
}

/// <summary>What <see cref="ModalityCalculus"/> read.</summary>
/// <param name="Modality">How the act is presented.</param>
/// <param name="ContentNegated">Whether what is asked, planned or threatened is that the act be left undone.</param>
/// <param name="Operator">Token of the operator that decided, or -1.</param>
internal readonly record struct ModalityReading(Modality Modality, bool ContentNegated, int Operator);
