using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// Finds who is mentioned in a report: names of the codebook, persons with their titles, nationality and role ("the Jordanian
/// foreign minister"), capitals that act, later surnames, and descriptions and pronouns that refer back. Fills
/// <see cref="Document.Actors"/>. Holds scratch buffers: one for each thread.
/// </summary>
internal sealed partial class ActorTagger(ActorBook book)
{
    private readonly ActorBook _book = book;
    private readonly NameScanner _scanner = new();
    private readonly List<ActorMention> _mentions = [];
    private readonly Dictionary<string, ActorMention> _bySurname = new(StringComparer.Ordinal);
    private int[] _hitOf = new int[1024];
    private bool[] _taken = new bool[1024];
    private AnnotatedText _text = new();
    private ActorContext _context = null!;

    /// <summary>Adds the actors of a report, by position.</summary>
    public void Tag(Document document)
    {
        _text = document.Text;
        _scanner.Scan(_text, _book.Names);
        _context = new ActorContext(_book, _text, _scanner.Hits, document.Article.Published);
        Prepare();
        TagRoles();
        TagPersons();
        TagNames();
        TagUnknownNames();
        TagSurnames();
        TagParties();
        _resolved.Clear();
        _resolved.AddRange(_mentions);
        _mentions.Clear();
        Merge();
        TagDescriptions();
        TagPronouns();
        document.Actors.Clear();
        document.Actors.AddRange(_mentions);
    }

    private void Prepare()
    {
        _mentions.Clear();
        _bySurname.Clear();
        if (_hitOf.Length < _text.Count)
        {
            _hitOf = new int[_text.Count];
            _taken = new bool[_text.Count];
        }

        Array.Fill(_hitOf, -1, 0, _text.Count);
        Array.Clear(_taken, 0, _text.Count);
        var hits = _scanner.Hits;
        for (var h = 0; h < hits.Count; h++)
        {
            for (var i = hits[h].First; i < hits[h].End; i++) _hitOf[i] = h;
        }
    }

    /// <summary>Adds a mention and takes its tokens, so that nothing inside them is a mention of its own.</summary>
    private ActorMention Add(int first, int end, string name, string kind, string? country, MentionVia via, string? side = null, bool person = false, bool known = true, string? role = null)
    {
        var mention = new ActorMention(first, end, HeadOf(first, end), name, kind, country, via)
        {
            Side = side ?? name,
            IsPerson = person,
            Known = known,
            Role = role,
        };
        _mentions.Add(mention);
        for (var i = first; i < end; i++) _taken[i] = true;
        return mention;
    }

    /// <summary>The token of a range that is governed from outside of it; the last one when the tree does not say.</summary>
    private int HeadOf(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            var head = _text[i].Head;
            if ((head < first || head >= end) && _text[i].Relation is not (Relation.Punct or Relation.Det or Relation.Case) && (head >= 0 || _text[i].Relation == Relation.Root)) return i;
        }

        return end - 1;
    }

    private bool IsTaken(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (_taken[i]) return true;
        }

        return false;
    }

    private bool Is(int token, string word) =>
        token >= 0 && token < _text.Count && _text.Word(token).Equals(word, StringComparison.OrdinalIgnoreCase);

    private bool SameSentence(int a, int b) =>
        a >= 0 && b >= 0 && a < _text.Count && b < _text.Count && _text[a].Sentence == _text[b].Sentence;

    private bool IsPossessiveMark(int token)
    {
        if (token < 0 || token >= _text.Count) return false;
        var word = _text.Word(token);
        return word.Length is 1 or 2 && Atom.IsApostrophe(word[0]) && (word.Length == 1 || word[1] is 's' or 'S');
    }

    private bool IsCapitalised(int token) => token >= 0 && token < _text.Count && char.IsUpper(_text.Word(token)[0]);

    private NameHit? HitEndingAt(int token) =>
        token >= 0 && _hitOf[token] >= 0 && _scanner.Hits[_hitOf[token]].End == token + 1 ? _scanner.Hits[_hitOf[token]] : null;

    private NameHit? HitStartingAt(int token) =>
        token < _text.Count && _hitOf[token] >= 0 && _scanner.Hits[_hitOf[token]].First == token ? _scanner.Hits[_hitOf[token]] : null;

    private string Words(int first, int end)
    {
        var words = _text.Text.AsSpan(_text[first].Start, _text[end - 1].End - _text[first].Start);
        return words.IndexOfAny('\n', '\r') < 0 ? words.ToString() : words.ToString().ReplaceLineEndings(" ");
    }
}
