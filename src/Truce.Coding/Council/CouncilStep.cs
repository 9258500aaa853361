using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Council;

/// <summary>
/// Adds <see cref="Document.Council"/>: drafts, votes, vetoes, adoptions, sessions and statements of the UN Security Council. Speaks
/// only in reports that name the council.
/// </summary>
internal sealed class CouncilStep
{
    /// <summary>Characters behind a decision within which a tally is still its own.</summary>
    private const int SameStory = 600;

    /// <summary>Reads the document and adds what the council did, in the order of the text, each once.</summary>
    public void Add(Document document)
    {
        if (!NamesCouncil(document.Text)) return;
        var found = new List<CouncilFinding>();
        for (var i = 0; i < document.Text.Count; i++)
        {
            if (Read(document, i) is { } finding) Merge(found, finding);
        }

        document.Council.AddRange(found);
    }

    private static bool NamesCouncil(AnnotatedText text)
    {
        for (var i = 1; i < text.Count; i++)
        {
            if (text.Word(i) is "Council" && text.Word(i - 1) is "Security") return true;
        }

        return false;
    }

    private static CouncilFinding? Read(Document document, int token)
    {
        var text = document.Text;
        var lemma = text[token].Upos is Upos.VERB ? document.Lemma(token) : text.Lemma(token);
        return lemma switch
        {
            "veto" or "block" => CouncilVotes.Veto(document, token),
            "vote" when text[token].Upos is Upos.VERB or Upos.NOUN => CouncilVotes.Decision(document, token) ?? CouncilVotes.Vote(document, token),
            "adopt" or "pass" or "approve" or "endorse" when text[token].Upos is Upos.VERB => CouncilVotes.Adoption(document, token) ?? CouncilVotes.Decision(document, token),
            "resolution" or "Resolution" or "draft" or "text" => CouncilTexts.Draft(document, token),
            "session" or "meeting" or "consultation" or "briefing" or "debate" or "discussion" or "talk" or "meet" or "convene" or "gather" or "discuss" or "sit" or "brief" or "address" or "update" =>
                CouncilSessions.Read(document, token),
            "statement" => CouncilTexts.Statement(document, token),
            _ => CouncilVotes.Decision(document, token),
        };
    }

    private static void Merge(List<CouncilFinding> found, CouncilFinding finding)
    {
        // "its unanimous adoption of a resolution which Kuwait and Sweden had drafted": no draft any more.
        if (finding.Kind is CouncilKind.Draft && found.FindIndex(f => f.Kind is CouncilKind.Adoption && f.Span == finding.Span) is >= 0 and var adopted)
        {
            if (found[adopted].Sponsors.Count == 0) found[adopted] = found[adopted] with { Sponsors = finding.Sponsors };
            return;
        }

        for (var i = 0; i < found.Count; i++)
        {
            var other = found[i];

            // "The remaining 14 voted in favour": the tally of what has just been told.
            var goesOn = finding.Kind is CouncilKind.Vote && other.Kind is CouncilKind.Adoption or CouncilKind.Veto && other.Votes is not null && finding.Span.Start - other.Span.End < SameStory;
            if (goesOn) return;
            var sameTally = finding.Votes is { } votes && votes == other.Votes && other.Kind is CouncilKind.Veto or CouncilKind.Adoption && finding.Kind is CouncilKind.Vote;
            var sameNumber = finding.Number is { } number && number == other.Number && finding.Kind is CouncilKind.Adoption or CouncilKind.Vote && other.Kind is CouncilKind.Adoption or CouncilKind.Vote;
            if (!sameTally && !sameNumber && other.Kind != finding.Kind) continue;
            if (finding.Number is { } one && other.Number is { } two && one != two) continue;
            if (other.Date is { } a && finding.Date is { } b && !a.Covers(b) && !b.Covers(a)) continue;
            if (finding.Kind is CouncilKind.Veto && !finding.By.Any(other.By.Contains)) continue;
            if (finding.Sponsors.Count > 0 && other.Sponsors.Count > 0 && !finding.Sponsors.Any(other.Sponsors.Contains)) continue;
            found[i] = other with
            {
                Sponsors = other.Sponsors.Count > 0 ? other.Sponsors : finding.Sponsors,
                Date = other.Date ?? finding.Date,
                Votes = other.Votes ?? finding.Votes,
                Number = other.Number ?? finding.Number,
            };
            return;
        }

        found.Add(finding);
    }
}
