using System.Buffers;

namespace Truce.Reading;

/// <summary>Says what each line of a pasted page is, one by one, before their order is looked at.</summary>
internal static class LineClassifier
{
    /// <summary>Fewer words than this are no sentence, even with a full stop: "By A. Smith."</summary>
    private const int ShortestSentence = 5;

    /// <summary>A line of so many words is a paragraph, even without a full stop.</summary>
    private const int ParagraphWords = 28;

    /// <summary>A line with a date is a date line when it has at most so many words besides.</summary>
    private const int WordsBesideDate = 7;

    private static readonly string[] _photoCredits =
    [
        "AP Photo", "(Photo", "[Photo", "Photo from", "Photo by", "Photo:", "Photo credit", "Photograph:", "Photograph by", "Photos by", "Photo courtesy",
        "Getty Images", "AFP via", "/AFP", "AFP/", "AFP Photo", "Reuters/", "REUTERS/", "/Reuters", "/REUTERS", "via Reuters", "EPA/", "/EPA", "EPA-EFE",
        "/AP", "AP/", "Image:", "Image credit", "Image courtesy", "[Image", "(Image", "Picture:", "Credit:", "Source: AFP", "Anadolu/", "/Anadolu", "Anadolu Agency via",
        "Shutterstock", "iStock", "Wikimedia", "File photo", "(File)", "[File", "/FILE", "/File", "Pool/", "/TASS", "TASS/", "UN Photo", "/SANA", "SANA/",
        "handout", "Handout via", "Flickr", "Xinhua/", "/Xinhua", "DPA/", "/dpa", "picture alliance", "screengrab", "Screenshot", "Creative Commons",
    ];

    private static readonly SearchValues<string> _anyCredit = SearchValues.Create(_photoCredits, StringComparison.Ordinal);

    private static readonly string[] _captionStarts =
    [
        "FILE -", "FILE –", "FILE —", "FILE:", "(FILE", "FILE PHOTO", "File photo", "In this photo", "In this image", "In this file", "In this handout",
        "In this frame", "This photo", "This image", "This handout", "A handout", "Pictured:", "Caption:", "Photo:", "Photo from ", "Photo by ", "Photo courtesy", "Image:", "Watch:", "▲", "↑", "Above:",
        "An image grab", "A still image", "A screengrab", "A file photo", "An undated photo", "Image caption", "Image copyright", "Media caption", "Media playback", "A general view",
    ];

    public static LineKind Of(PageLine line)
    {
        var text = line.Text;
        if (Furniture.IsEnd(text)) return LineKind.End;
        if (Furniture.IsLabel(text)) return LineKind.Furniture;
        if (PostSignature.TryRead(text, out _)) return LineKind.PostSignature;
        if (IsDate(line)) return LineKind.Date;
        if (Byline.TryRead(text, out _)) return LineKind.Byline;
        if (IsCaption(line)) return LineKind.Caption;
        if (Furniture.IsAddress(text)) return LineKind.Furniture;
        return (line.EndsSentence && line.Words >= ShortestSentence) || line.Words >= ParagraphWords || EndsAsSpeech(line)
            ? LineKind.Prose
            : LineKind.Short;
    }

    /// <summary>"He said:" before a list or a quotation that stands on its own lines.</summary>
    private static bool EndsAsSpeech(PageLine line) => line.Text[^1] is ':' && line.Words >= ShortestSentence;

    private static bool IsDate(PageLine line)
    {
        if (line.Text.Length > 160) return false;
        var dates = DateScanner.Scan(line.Text);
        if (dates.Count == 0 || line.Words > 24) return false;
        var inDates = dates.Sum(d => PageLineWords(line.Text.AsSpan(d.Span.Start, d.Span.Length)));
        var beside = line.Words - inDates - TimeWords(line.Text);
        if (beside <= 1) return dates.Exists(d => d.Year != 0 || d.Weekday != 0) || beside == 0;
        return dates.Exists(d => d.Year != 0) && beside <= WordsBesideDate && (DateLabels.Starts(line.Text) || !line.EndsSentence) && !HasVerbShape(line, dates);
    }

    /// <summary>A headline that names a date ("Text of the accord of 12 September 2016") has the date in it, not beside it.</summary>
    private static bool HasVerbShape(PageLine line, List<WrittenDate> dates)
    {
        if (DateLabels.Starts(line.Text)) return false;
        var first = dates[0].Span;
        var before = line.Text.AsSpan(0, first.Start).TrimEnd();
        return before.Length > 0 && char.IsLetter(before[^1]) && char.IsLower(before[^1])
            && before[(before.LastIndexOf(' ') + 1)..] is "of" or "on" or "in" or "from" or "to" or "until" or "since" or "by" or "the" or "for" or "after" or "before";
    }

    private static int PageLineWords(ReadOnlySpan<char> text)
    {
        var words = 0;
        var inWord = false;
        foreach (var c in text)
        {
            var letter = char.IsLetterOrDigit(c);
            if (letter && !inWord) words++;
            inWord = letter;
        }

        return words;
    }

    /// <summary>Words that belong to a time of day: digits with a colon, am, pm, GMT.</summary>
    private static int TimeWords(string text)
    {
        var count = 0;
        foreach (var range in text.AsSpan().Split(' '))
        {
            var word = text.AsSpan(range).Trim(",.|()-–—•·");
            if (word.Length == 0) continue;
            if (DateLabels.IsTimeWord(word)) count += PageLineWords(word);
        }

        return count;
    }

    private static bool IsCaption(PageLine line)
    {
        var text = line.Text;
        return line.Words <= 70 && (IsCaption(text) || EndsInBareDate(text));
    }

    /// <summary>
    /// True when the words begin as a caption does or credit a photographer or agency. A credit stands at the end, or in brackets; a
    /// paragraph that mentions one in passing goes on after it.
    /// </summary>
    public static bool IsCaption(string text)
    {
        foreach (var start in _captionStarts)
        {
            if (text.StartsWith(start, StringComparison.Ordinal)) return true;
        }

        if (text.AsSpan().IndexOfAny(_anyCredit) < 0) return false;
        foreach (var credit in _photoCredits)
        {
            var at = text.LastIndexOf(credit, StringComparison.Ordinal);
            if (at >= 0 && text.Length - at - credit.Length <= 40 && !text.AsSpan(at).TrimEnd(".)] ").Contains(". ", StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>"… after a bilateral meeting. Tuesday, Sept. 24, 2013." and "…, Geneva, Sept. 24, 2013.": a caption is dated so, a report is not.</summary>
    private static bool EndsInBareDate(string text)
    {
        if (text.Length > 400) return false;
        var dates = DateScanner.Scan(text);
        if (dates.Count == 0 || dates[^1].Year == 0) return false;
        var last = dates[^1].Span;
        if (text.AsSpan(last.End).Trim(" .)").Length > 0 || last.Start == 0) return false;
        var before = text.AsSpan(0, last.Start).TrimEnd();
        return before.Length > 0 && (before[^1] == '.' || (before[^1] == ',' && dates.Count == 1 && before.Count(',') > 0 && !ContainsSpeech(text)));
    }

    private static bool ContainsSpeech(string text) =>
        text.Contains(" said", StringComparison.Ordinal) || text.Contains(" told ", StringComparison.Ordinal) || text.Contains('“', StringComparison.Ordinal)
        || text.Contains(" on ", StringComparison.Ordinal) || text.Contains(" since ", StringComparison.Ordinal) || text.Contains(" until ", StringComparison.Ordinal);
}
