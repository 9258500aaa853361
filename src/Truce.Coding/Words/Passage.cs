using Truce.Domain;

namespace Truce.Coding.Words;

/// <summary>A stretch of the text between quotation marks, marks included; it never runs past its paragraph.</summary>
/// <param name="Span">From the opening mark to after the closing one.</param>
/// <param name="Form">Which marks enclose it.</param>
/// <param name="Closed">False when the paragraph ended before the closing mark: the next paragraph may go on with it.</param>
internal readonly record struct Passage(TextSpan Span, PassageForm Form, bool Closed);

/// <summary>Which marks enclose a passage.</summary>
internal enum PassageForm : byte
{
    /// <summary>Double marks of any shape, or two single ones in a row.</summary>
    Double,

    /// <summary>Angular marks, as in French and Russian.</summary>
    Angular,

    /// <summary>Single marks outside double ones, as in the British press.</summary>
    Single,
}
