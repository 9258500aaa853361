namespace Truce.Domain;

/// <summary>How a report presents an act (codebook, section 2). One value for each finding.</summary>
public enum Modality
{
    /// <summary>Told as fact in the outlet's own voice.</summary>
    Happened,

    /// <summary>Asserted by a speaker whom the outlet does not adopt.</summary>
    Alleged,

    /// <summary>An actor disputes the act or its part in it.</summary>
    Denied,

    /// <summary>Promised, scheduled or agreed for later.</summary>
    Planned,

    /// <summary>Harm or pressure promised.</summary>
    Threatened,

    /// <summary>Asked for, urged or ordered, and not done.</summary>
    Demanded,

    /// <summary>Imagined, feared or conditional.</summary>
    Hypothetical,

    /// <summary>Stated not to have occurred.</summary>
    Negated,
}
