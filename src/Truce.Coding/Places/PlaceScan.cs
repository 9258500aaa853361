using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// Which words of a text are names the place book knows: one pass from left to right that takes the longest name at each word.
/// Holds arrays that are used again and again: one for each thread.
/// </summary>
internal sealed class PlaceScan(PlaceBook book)
{
    private const int LongestName = 12;

    private readonly PlaceBook _book = book;
    private int[] _ends = new int[1024];
    private PlaceClass[] _classes = new PlaceClass[1024];

    /// <summary>End of the known name that begins at a token, or 0.</summary>
    public int EndAt(int token) => _ends[token];

    /// <summary>Class of the known name that covers a token.</summary>
    public PlaceClass ClassAt(int token) => _classes[token];

    /// <summary>Whether the known name that covers a token begins there.</summary>
    public bool BeginsAt(int token) => _ends[token] > 0;

    /// <summary>Scans a text.</summary>
    public void Scan(AnnotatedText text)
    {
        if (_ends.Length < text.Count)
        {
            _ends = new int[text.Count * 2];
            _classes = new PlaceClass[text.Count * 2];
        }

        Array.Clear(_ends, 0, text.Count);
        Array.Clear(_classes, 0, text.Count);
        foreach (var sentence in text.Sentences)
        {
            for (var i = sentence.First; i < sentence.End;)
            {
                if (Longest(text, i, sentence.End, out var end, out var found))
                {
                    _ends[i] = end;
                    for (; i < end; i++) _classes[i] = found;
                }
                else
                {
                    i++;
                }
            }
        }
    }

    /// <summary>The longest known name that begins at a token.</summary>
    public bool Longest(AnnotatedText text, int first, int limit, out int end, out PlaceClass found)
    {
        (end, found) = (0, PlaceClass.None);
        if (!MayBegin(text, first, limit)) return false;
        var key = PlaceKey.Empty;
        for (var i = first; i < limit && i < first + LongestName; i++)
        {
            var word = text.Word(i);
            if (i > first && !MayGoOn(word)) break;
            var longer = PlaceKey.Append(key, word);
            if (longer == key) continue;
            key = longer;
            if (!_book.TryFind(key, out var forms, out var settlements)) break;
            var best = Classify(text, first, i + 1, forms, settlements);
            if (best != PlaceClass.None) (end, found) = (i + 1, best);
        }

        return end > 0;
    }

    /// <summary>Whether a form of the codebook is meant by words written so.</summary>
    public static bool Fits(PlaceForm form, AnnotatedText text, int first, int end)
    {
        if (form.Kind is PlaceFormKind.Name or PlaceFormKind.Adjective) return true;
        var written = text.Text.AsSpan(text[first].Start, text[end - 1].End - text[first].Start);
        if (!written.SequenceEqual(form.Written)) return false;
        return form.Kind != PlaceFormKind.Code || (first > 1 && text.Word(first - 1) is "," && char.IsUpper(text.Word(first - 2)[0]));
    }

    private static bool MayBegin(AnnotatedText text, int token, int limit)
    {
        var word = text.Word(token);
        if (char.IsUpper(word[0])) return true;
        if (word[0] is '\'' or '’' or '‘' && word.Length > 2) return char.IsUpper(word[1]);
        return token + 1 < limit && IsArticle(word) && text.Word(token + 1) is "-" && token + 2 < limit && char.IsUpper(text.Word(token + 2)[0]);
    }

    private static bool MayGoOn(ReadOnlySpan<char> word) =>
        char.IsUpper(word[0]) || char.IsAsciiDigit(word[0]) || word is "-" or "–" or "'" or "’" or "/" or "&" || (word.Length <= 6 && IsLink(word));

    private static bool IsArticle(ReadOnlySpan<char> word) =>
        word is "al" or "el" or "ad" or "ar" or "as" or "ash" or "at" or "az" or "an" or "ed" or "er" or "es" or "esh" or "et" or "ez" or "en";

    private static bool IsLink(ReadOnlySpan<char> word) =>
        IsArticle(word) || word is "of" or "the" or "and" or "de" or "del" or "la" or "las" or "los" or "le" or "les" or "sur" or "upon" or "on" or "in"
            or "do" or "da" or "di" or "du" or "van" or "den" or "der" or "am" or "und" or "e" or "y" or "i" or "ibn" or "state" or "region" or "city";

    private PlaceClass Classify(AnnotatedText text, int first, int end, ReadOnlySpan<PlaceForm> forms, ReadOnlySpan<int> settlements)
    {
        var best = PlaceClass.None;
        foreach (var form in forms)
        {
            if (!Fits(form, text, first, end)) continue;
            var found = form.Kind switch
            {
                PlaceFormKind.Adjective => PlaceClass.Adjective,
                PlaceFormKind.Code => PlaceClass.Code,
                PlaceFormKind.Short when _book.KindOf(form.Place) == PlaceKind.Admin1 => PlaceClass.Short,
                _ => ClassOf(form.Place),
            };
            if (found > best) best = found;
        }

        foreach (var place in settlements)
        {
            var found = ClassOf(place);
            if (found > best) best = found;
        }

        return best;
    }

    private PlaceClass ClassOf(int place) => _book.KindOf(place) switch
    {
        PlaceKind.Country => PlaceClass.Country,
        PlaceKind.Admin1 => _book.IsCurated(place) ? PlaceClass.State : PlaceClass.Division,
        PlaceKind.Admin2 => PlaceClass.Division,
        PlaceKind.Region => PlaceClass.Region,
        PlaceKind.Water => PlaceClass.Water,
        PlaceKind.Site => PlaceClass.Site,
        PlaceKind.Capital => PlaceClass.Metropolis,
        _ => _book.LogPopulationOf(place) switch
        {
            >= 5.9f => PlaceClass.Metropolis,
            >= 5f => PlaceClass.City,
            >= 4f => PlaceClass.Town,
            _ => PlaceClass.Village,
        },
    };
}

/// <summary>How well known a name is as that of a place; a name of several places has the highest of their classes.</summary>
internal enum PlaceClass : byte
{
    None, Village, Site, Town, Division, Code, Short, City, Water, Adjective, Region, Metropolis, State, Country,
}
