namespace Truce.Reading;

/// <summary>Counts of signs in a block, in one pass.</summary>
internal struct Shape
{
    public int Commas;
    public int SentenceEnds;
    public int Capitals;
    public int AllCapitals;
    public int Digits;
    public int Other;
    public int Quotes;
    public int Lines;
    public bool EndsSentence;
    public bool BeginsLower;

    public static Shape Of(string text)
    {
        var shape = new Shape { Lines = 1 };
        bool inWord = false, capital = false, small = false;
        var letters = 0;
        foreach (var c in text)
        {
            if (char.IsLetter(c))
            {
                if (!inWord) capital = char.IsUpper(c);
                if (char.IsLower(c)) small = true;
                inWord = true;
                letters++;
                continue;
            }

            if (inWord) End(ref shape);
            if (char.IsDigit(c)) shape.Digits++;
            else if (c is ',' or '،' or '、' or '，') shape.Commas++;
            else if (c is '.' or '!' or '?' or '。' or '؟' or '।') shape.SentenceEnds++;
            else if (c is '"' or '“' or '”' or '„' or '«' or '»' or '「') shape.Quotes++;
            else if (c == '\n') shape.Lines++;
            else if (c != ' ') shape.Other++;
        }

        if (inWord) End(ref shape);
        var end = text.AsSpan().TrimEnd("\"'”’»)]」");
        shape.EndsSentence = end.Length > 0 && end[^1] is '.' or '!' or '?' or '…' or '。' or '؟' or '।';
        shape.BeginsLower = char.IsLower(text[0]);
        return shape;

        void End(ref Shape s)
        {
            if (capital) s.Capitals++;
            if (capital && !small && letters > 1) s.AllCapitals++;
            inWord = capital = small = false;
            letters = 0;
        }
    }
}
