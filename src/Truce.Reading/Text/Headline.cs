namespace Truce.Reading;

/// <summary>The headline of a pasted page and the line it stands on (−1: on none).</summary>
internal readonly record struct Headline(string? Text, int Index)
{
    /// <summary>How far below the report a headline is looked for: some blogs print it there.</summary>
    private const int LinesBelow = 3;

    /// <summary>A headline found below the report must share so much of its words with it; one above may be more playful.</summary>
    private const double OverlapBelow = 0.5;

    /// <summary>
    /// Chooses among the lines above the report, and failing these below it, the one that most looks like its headline: no full stop,
    /// said again in the breadcrumbs, words that come back in the report, early.
    /// </summary>
    public static Headline Find(List<PageLine> lines, int first, int last, int longest)
    {
        var body = Vocabulary(lines, first, last);
        var best = new Headline(null, -1);
        var bestScore = 0.0;
        var candidates = 0;
        for (var i = 0; i < first; i++)
        {
            if (!CanBe(lines[i], longest)) continue;
            var score = Score(lines, i, body) + (candidates++ == 0 ? 0.5 : 0) + Nearness(first - i);
            if (score <= bestScore) continue;
            bestScore = score;
            best = new Headline(lines[i].Text, i);
        }

        // A headline that asks or calls out looks like the first sentence of the report; what stands above it may be no more than the masthead.
        var opens = OpensAsHeadline(lines, first, last);
        if (opens && (best.Text is null || (lines[first].Text[^1] is '?' or '!' && Overlap(best.Text, body) == 0))) return new Headline(lines[first].Text, first);
        if (best.Text is not null) return best;
        for (var i = last + 1; i < lines.Count && i <= last + LinesBelow; i++)
        {
            if (CanBe(lines[i], longest) && lines[i].Words >= 4 && Overlap(lines[i].Text, body) >= OverlapBelow) return new Headline(lines[i].Text, i);
        }

        return best;
    }

    /// <summary>
    /// "Rivals sign truce - U.N." and "'It is over.'": a headline may end in a full stop. It is short, alone, and what follows it is a
    /// dateline or clearly longer.
    /// </summary>
    private static bool OpensAsHeadline(List<PageLine> lines, int first, int last)
    {
        const int longestSentence = 16;
        if (first >= last || lines[first].Words > longestSentence || !lines[first + 1].AfterBlank) return false;
        var below = first + 1;
        while (below < last && lines[below].Kind is LineKind.Date or LineKind.Byline || (below < last && below <= first + 2 && lines[below].Kind == LineKind.Short)) below++;
        var next = lines[below];
        return Dateline.TryRead(next.Text, out _) || next.Words > 2 * lines[first].Words;
    }

    private static bool CanBe(PageLine line, int longest) =>
        line.Kind is LineKind.Short or LineKind.Repeated or LineKind.Prose && line.Words >= 2 && line.Words <= longest && !line.Text.EndsWith("...", StringComparison.Ordinal)
        && line.Text[^1] is not ('.' or ':' or ',') && line.Text[0] is not ('■' or '●' or '•' or '▪' or '►' or '»') && !IsTrail(line.Text) && !IsMasthead(line.Text);

    /// <summary>"The Lake Observer", "Lake Online — Independent news", "Opinion | Analysis | Culture": the paper, and its menu.</summary>
    private static bool IsMasthead(string text)
    {
        if (text.AsSpan().Count(" | ") >= 2) return true;
        var end = text.AsSpan().IndexOfAny("|—–");
        var name = (end < 0 ? text : text[..end]).Trim();
        return name.Length > 2 && (Outlet.OfName(name) is not null || OutletName.NamesItself(name) is not null);
    }

    /// <summary>Breadcrumbs: "World > Africa".</summary>
    private static bool IsTrail(string text) => text.Contains(" > ", StringComparison.Ordinal) || text.Contains(" › ", StringComparison.Ordinal) || text.Contains(" / ", StringComparison.Ordinal) && text.Length < 40;

    private static double Score(List<PageLine> lines, int i, HashSet<string> body)
    {
        var line = lines[i];
        var score = 3 * Overlap(line.Text, body);
        score += line.Words switch
        {
            < 3 => -1.5,
            < 5 => 0,
            <= 20 => 1,
            _ => 0.3,
        };
        if (!line.EndsSentence) score += 0.5;
        for (var j = 0; j < i; j++)
        {
            // Breadcrumbs and the tab's name carry the headline, often cut short.
            var other = lines[j].Key;
            if (other == line.Key || (other.Length > 20 && HoldsStartOf(other, line.Key))) score += 1;
        }

        return score;
    }

    private static bool HoldsStartOf(string breadcrumbs, string headline)
    {
        const int enough = 24;
        return headline.Length >= enough && breadcrumbs.Contains(headline.AsSpan(0, enough), StringComparison.Ordinal);
    }

    private static double Nearness(int distance) => 0.5 / Math.Max(1, distance);

    private static HashSet<string> Vocabulary(List<PageLine> lines, int first, int last)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var i = first; i <= last; i++)
        {
            if (lines[i].Kind == LineKind.Prose) AddWords(lines[i].Text, words);
        }

        return words;
    }

    private static double Overlap(string text, HashSet<string> body)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        AddWords(text, words);
        return words.Count == 0 ? 0 : (double)words.Count(body.Contains) / words.Count;
    }

    /// <summary>Words of four letters and more, by their first five letters: "agrees" meets "agreed".</summary>
    private static void AddWords(string text, HashSet<string> words)
    {
        var window = new WordWindow(text, 1);
        while (window.Next())
        {
            var word = window.Last(1);
            if (word.Length >= 4) words.Add(word[..Math.Min(word.Length, 5)].ToString());
        }
    }
}
