using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Words;

/// <summary>
/// Makes statements of those attributions that somebody really said: a cue of speech that is neither negated nor yet to come, a
/// source that can speak, and words that say something. Beliefs, feelings and plans are attributions but no statements.
/// </summary>
internal sealed class StatementStep
{
    /// <summary>Fewest words of a quotation that is a statement by itself and not a phrase within another.</summary>
    private const int FewestQuoted = 4;

    /// <summary>Fewest words of a quotation that is all that was said.</summary>
    private const int FewestWhole = 2;

    /// <summary>Most words outside the marks at which a clause that goes on within them is one statement and not a quotation.</summary>
    private const int LongestLead = 6;

    /// <summary>Fewest words of indirect speech.</summary>
    private const int FewestIndirect = 3;

    private readonly List<TextSpan> _parts = [];

    /// <summary>Adds the statements of a document to <see cref="Document.Statements"/>, by position.</summary>
    public void Add(Document document)
    {
        LastSpeaker? last = null;
        for (var k = 0; k < document.Attributions.Count; k++)
        {
            var attribution = document.Attributions[k];
            if (attribution.Cue.Count == 0) continue;
            var speaker = SpeakerName.Of(document, attribution, last);
            if (speaker is null) continue;
            last = new LastSpeaker(speaker, attribution.CueToken);
            document.Attributions[k] = attribution = attribution with { Speaker = speaker };
            if (!CueReader.IsUttered(document, attribution) || HandsOn(document, k) || CueReader.IsOfWhatIsSaid(document, attribution) || IsDecision(attribution, speaker) || GoesOnWithin(document, attribution, speaker)) continue;
            AddDirect(document, attribution, speaker);
            if (speaker != SpeakerName.Draft) AddIndirect(document, attribution, speaker);
        }

        document.Statements.Sort(static (a, b) => a.Span.CompareTo(b.Span) is var bySpan and not 0 ? bySpan : string.CompareOrdinal(a.Text, b.Text));
    }

    /// <summary>"said that he had ordered his troops", "who, he asserted, had fired": part of what the same source is told to have said.</summary>
    private static bool GoesOnWithin(Document document, Attribution attribution, string speaker) =>
        attribution.Quotations.Count == 0 && attribution.Parent >= 0 && document.Attributions[attribution.Parent].Speaker == speaker;

    /// <summary>What the Security Council demands it decides: that is a deed of the council, not a statement.</summary>
    private static bool IsDecision(Attribution attribution, string speaker) =>
        attribution.Class is CueClass.Demand && attribution.Quotations.Count == 0 && speaker is "UN Security Council" or "council" or "Council";

    /// <summary>True when all that the source says is that somebody else said something: those words are the other's.</summary>
    private static bool HandsOn(Document document, int index)
    {
        var cue = document.Attributions[index].CueToken;
        foreach (var inner in document.Attributions)
        {
            if (inner.Parent != index || inner.Class is not (CueClass.Speech or CueClass.Claim or CueClass.Official or CueClass.Denial) || !CueReader.IsUttered(document, inner)) continue;
            var token = document.Text[inner.CueToken];
            if (token.Head == cue && token.Relation is Relation.Ccomp or Relation.Xcomp or Relation.Parataxis && inner.Source.Count > 0) return true;
        }

        return false;
    }

    private void AddDirect(Document document, Attribution attribution, string speaker)
    {
        var text = document.Article.Text;
        for (var q = 0; q < attribution.Quotations.Count; q++)
        {
            _parts.Clear();
            _parts.Add(attribution.Quotations[q]);
            var alone = StandsAlone(text, attribution, attribution.Quotations[q]) || IsVerdict(document, attribution, attribution.Quotations[q]);

            // The cue may break one sentence in two, and a quotation may go on in the next paragraph.
            while (q + 1 < attribution.Quotations.Count && GoesOn(text, attribution.Quotations[q], attribution.Quotations[q + 1]))
            {
                _parts.Add(attribution.Quotations[++q]);
                alone |= StandsAlone(text, attribution, attribution.Quotations[q]);
            }

            if (alone) AddStatement(document, attribution, speaker, StatementKind.Direct);
        }
    }

    private void AddIndirect(Document document, Attribution attribution, string speaker)
    {
        var text = document.Article.Text;
        if (attribution.Class is CueClass.Other or CueClass.Approval || (attribution.Class is CueClass.Promise && (!CueReader.IsThatClause(document, attribution) || document.Text.Lemma(attribution.CueToken) is "agree"))) return;
        _parts.Clear();
        foreach (var span in attribution.Content)
        {
            var quoted = 0;
            var alone = false;
            foreach (var quotation in attribution.Quotations)
            {
                if (!span.Overlaps(quotation)) continue;
                quoted += SaidWords.Count(text, quotation);
                alone |= StandsAlone(text, attribution, quotation);
            }

            if (alone || (quoted > 0 && quoted * 10 >= SaidWords.Count(text, span) * 9)) continue;
            _parts.Add(span);
        }

        KeepToClause(document, attribution);
        if (_parts.Count == 0) return;
        _parts[0] = FromSentenceStart(document, attribution, _parts[0]);
        if (IsAside(document, _parts[0]) || !CueReader.SaysSomething(document, attribution, _parts)) return;
        var words = 0;
        foreach (var part in _parts) words += SaidWords.Count(text, part);
        if (words >= FewestIndirect) AddStatement(document, attribution, speaker, StatementKind.Indirect);
    }

    /// <summary>Drops what a semicolon parts from the cue, where other words stand on the cue's side: "…; it said he had been about to strike".</summary>
    private void KeepToClause(Document document, Attribution attribution)
    {
        if (_parts.Count < 2) return;
        var text = document.Text;
        var cue = attribution.CueToken;
        for (var i = cue - 1; i > text.Sentences[text[cue].Sentence].First; i--)
        {
            if (text.Word(i) is not ";") continue;
            var mark = text[i].Start;
            if (_parts.Exists(p => p.Start > mark)) _parts.RemoveAll(p => p.End <= mark);
            return;
        }
    }

    /// <summary>
    /// What a cue at the end of a sentence hands on begins with the sentence, however far back the trained models reach: "Talks will
    /// go on, and the guns are silent, he said." Not so when another cue stands before.
    /// </summary>
    private static TextSpan FromSentenceStart(Document document, Attribution attribution, TextSpan part)
    {
        var text = document.Text;
        var cue = attribution.CueToken;
        var first = text.Sentences[text[cue].Sentence].First;
        if (attribution.Content[^1].End > text[cue].Start || part.Start <= text[first].Start) return part;
        for (var i = cue - 1; i > first; i--)
        {
            // "…; he died of his wounds, hospital sources said".
            if (text.Word(i) is not ";") continue;
            first = i + 1;
            break;
        }

        var start = text[first].Start;
        if (part.Start < start && start < part.End) return new TextSpan(start, part.End);
        foreach (var source in attribution.Source) if (source.Start < part.Start && source.End > start) return part;
        foreach (var words in attribution.Cue) if (words.Start < part.Start && words.End > start) return part;
        foreach (var other in document.Attributions)
        {
            if (other.CueToken != cue && text[other.CueToken].Start >= start && text[other.CueToken].Start < part.Start && other.Cue.Count > 0 && other.Confidence >= 0.5f) return part;
        }

        var between = document.Article.Text.AsSpan(part.End, text[cue].Start - part.End);
        return between.Contains(',') ? new TextSpan(start, part.End) : part;
    }

    /// <summary>True for a clause in which the report itself adds something: ", though doubts remained".</summary>
    private static bool IsAside(Document document, TextSpan part) =>
        document.Text.Lemma(CueReader.TokenAt(document.Text, part.Start)) is "though" or "although" or "but" or "while" or "as";

    /// <summary>
    /// True for a quotation that is a statement by itself: all, or several words and most, of the piece of content that it stands in.
    /// A shorter phrase within indirect speech belongs to that.
    /// </summary>
    private static bool StandsAlone(string text, Attribution attribution, TextSpan quotation)
    {
        var words = SaidWords.Count(text, quotation);
        foreach (var span in attribution.Content)
        {
            if (!span.Contains(quotation)) continue;
            if (IsTail(text, span, quotation)) return false;
            var all = SaidWords.Count(text, span);
            var share = attribution.Quotations.Count(span.Contains) > 1 ? 3 : 2;
            return words >= (words == all ? FewestWhole : FewestQuoted) && words * share > all;
        }

        return words >= FewestQuoted;
    }

    /// <summary>"dismissed the claim as 'the occupier's usual lie'": of what is called by a name only the name is in the source's words.</summary>
    private static bool IsVerdict(Document document, Attribution attribution, TextSpan quotation)
    {
        var first = CueReader.TokenAt(document.Text, quotation.Start);
        if (first < 2 || SaidWords.Count(document.Article.Text, quotation) < FewestWhole || attribution.CueToken > first) return false;
        return document.Text.Word(first - 1) is "as" && document.Text[attribution.CueToken].Sentence == document.Text[first].Sentence
            && document.Text.Lemma(attribution.CueToken) is "describe" or "dismiss" or "reject" or "denounce" or "condemn" or "brand" or "hail" or "welcome" or "praise" or "slam" or "decry";
    }

    /// <summary>True for the end of a clause that only begins outside the marks: "that he expected them to 'honour what they signed'".</summary>
    private static bool IsTail(string text, TextSpan span, TextSpan quotation)
    {
        var first = quotation.Start;
        while (first < quotation.End && SaidWords.IsMark(text[first])) first++;
        if (first == quotation.End || !char.IsLower(text[first])) return false;
        var start = text.AsSpan(span.Start, span.Length).StartsWith("that ", StringComparison.Ordinal) ? span.Start + 5 : span.Start;
        return start < quotation.Start && SaidWords.Count(text, new TextSpan(start, quotation.Start)) is > 1 and <= LongestLead;
    }

    /// <summary>True when a quotation is left in mid-sentence, or open at the end of a paragraph, and the next one takes it up.</summary>
    private static bool GoesOn(string text, TextSpan quotation, TextSpan next)
    {
        var between = text.AsSpan(quotation.End, next.Start - quotation.End);
        if (between.ContainsAnyExcept(" \t\n\u00a0"))
        {
            if (between.Contains('\n')) return false;
            var last = quotation.End - 1;
            while (last > quotation.Start && SaidWords.IsMark(text[last])) last--;
            var first = next.Start;
            while (first < next.End && SaidWords.IsMark(text[first])) first++;
            return text[last] is not ('.' or '!' or '?' or '…') && char.IsLower(text[first]) && between.Length < 150;
        }

        return between.Contains('\n') && !SaidWords.IsMark(text[quotation.End - 1]);
    }

    private void AddStatement(Document document, Attribution attribution, string speaker, StatementKind kind)
    {
        var said = SaidWords.Of(document.Article.Text, _parts);
        if (said.Length == 0) return;
        var span = Hull(document, attribution);
        document.Statements.Add(new StatementFinding
        {
            Speaker = speaker,
            Kind = kind,
            Text = said,
            Cue = CueReader.Words(document, attribution),
            Audience = CueReader.Audience(document, attribution),
            Date = document.DateOf(attribution.CueToken),
            Span = span,
            Evidence = span.Of(document.Article.Text),
            Rule = kind == StatementKind.Direct ? "words/direct" : "words/indirect",
            AttributedTo = Chain(document, attribution),
        });
    }

    /// <summary>The words from the first to the last of the parts, and of source and cue where they stand in the same paragraph.</summary>
    private TextSpan Hull(Document document, Attribution attribution)
    {
        var text = document.Article.Text;
        int start = _parts[0].Start, end = _parts[^1].End;
        foreach (var list in (ReadOnlySpan<IReadOnlyList<TextSpan>>)[attribution.Source, attribution.Cue])
        {
            foreach (var span in list)
            {
                int from = Math.Min(start, span.Start), to = Math.Max(end, span.End);
                if (text.AsSpan(from, to - from).Contains('\n') && !text.AsSpan(start, end - start).Contains('\n')) continue;
                (start, end) = (from, to);
            }
        }

        return new TextSpan(start, end);
    }

    private static List<string> Chain(Document document, Attribution attribution)
    {
        List<string> chain = [];
        for (var at = attribution.Parent; at >= 0; at = document.Attributions[at].Parent)
        {
            if (document.Attributions[at].Speaker is { } outer) chain.Insert(0, outer);
        }

        return chain;
    }
}
