using Truce.Domain;

namespace Truce.Coding;

/// <summary>
/// Who accuses whom of what: by verbs of blame (<see cref="BlameReader"/>), by charges and claims named as such and by what one side says
/// that another has done (<see cref="ReportedWrongs"/>). One finding for each accuser, accused and act.
/// </summary>
internal sealed class AccusationStep
{
    /// <summary>Adds accusations to the document.</summary>
    public void Add(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        BlameReader.Read(document);
        ReportedWrongs.Read(document);
        document.Accusations.Sort(static (a, b) => a.Span.CompareTo(b.Span));
    }
}
