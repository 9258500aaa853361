using System.Text;

namespace Truce.Reading;

/// <summary>Cuts a text into lines and joins again what was only wrapped to a width.</summary>
internal static class LineSplitter
{
    /// <summary>Text wrapped by a mail program or a teleprinter is at most this wide.</summary>
    private const int WidestWrap = 100;

    /// <summary>Narrower than this are lists and verse, not wrapped text.</summary>
    private const int NarrowestWrap = 45;

    /// <summary>Share of line breaks that a width explains, above which the text counts as wrapped. Pages pasted from a browser have few.</summary>
    private const double WrappedShare = 0.6;

    /// <summary>The lines of the text; blank ones are left out and noted on the next.</summary>
    public static List<PageLine> Split(string text)
    {
        var raw = RawLines(text);
        var width = WrapWidth(raw);
        var lines = new List<PageLine>();
        var joined = new StringBuilder();
        var afterBlank = false;
        var blankBefore = false;
        for (var i = 0; i < raw.Count; i++)
        {
            var line = raw[i];
            if (line.Text.Length == 0)
            {
                Flush();
                blankBefore = true;
                continue;
            }

            if (joined.Length > 0 && !Continues(raw[i - 1], line, width)) Flush();
            if (joined.Length == 0)
            {
                afterBlank = blankBefore;
                blankBefore = false;
            }
            else
            {
                joined.Append(' ');
            }

            joined.Append(line.Text);
        }

        Flush();
        return lines;

        void Flush()
        {
            if (joined.Length == 0) return;
            lines.Add(new PageLine(joined.ToString(), afterBlank));
            joined.Clear();
        }
    }

    private static List<(string Text, bool Indented)> RawLines(string text)
    {
        var lines = new List<(string, bool)>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is not ('\n' or '\r' or '\u2028' or '\u2029' or '\u0085' or '\f')) continue;
            var line = text.AsSpan(start, i - start);
            lines.Add((Whitespace.Fold(line), line.Length > 1 && char.IsWhiteSpace(line[0]) && char.IsWhiteSpace(line[1])));
            if (i + 1 < text.Length && text[i] == '\r' && text[i + 1] == '\n') i++;
            start = i + 1;
        }

        return lines;
    }

    /// <summary>
    /// The width the text was wrapped to, or 0. A break is explained by a width when the first word of the next line would not have
    /// fitted any more.
    /// </summary>
    private static int WrapWidth(List<(string Text, bool Indented)> lines)
    {
        var width = 0;
        var overlong = 0;
        var filled = 0;
        foreach (var (line, _) in lines)
        {
            if (line.Length > 0) filled++;
            if (line.Length > WidestWrap) overlong++;
            else width = Math.Max(width, line.Length);
        }

        if (width < NarrowestWrap || overlong * 20 > filled) return 0;
        int breaks = 0, explained = 0;
        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i].Text.Length == 0 || lines[i - 1].Text.Length == 0) continue;
            breaks++;
            if (Overflows(lines[i - 1].Text, lines[i].Text, width)) explained++;
        }

        return breaks >= 3 && explained >= WrappedShare * breaks ? width : 0;
    }

    private static bool Overflows(string line, string next, int width)
    {
        var word = next.IndexOf(' ', StringComparison.Ordinal);
        return line.Length + 1 + (word < 0 ? next.Length : word) > width - 2;
    }

    /// <summary>
    /// True when the break before <paramref name="line"/> does not end a paragraph: the width explains it, or a sentence goes on
    /// after it with a small letter (a link that stood on a line of its own).
    /// </summary>
    private static bool Continues((string Text, bool Indented) before, (string Text, bool Indented) line, int width)
    {
        if (width > 0) return Overflows(before.Text, line.Text, width) && (before.Indented || !line.Indented);
        return char.IsLower(line.Text[0]) && before.Text.Length >= 20 && (char.IsLetterOrDigit(before.Text[^1]) || before.Text[^1] == ',')
            && line.Text.Contains(' ', StringComparison.Ordinal);
    }
}
