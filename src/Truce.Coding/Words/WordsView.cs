using Truce.Language;

namespace Truce.Coding.Words;

/// <summary>
/// What the models of this step need to know of each token, worked out once a document: hashes of words and lemmas, the
/// extents of subtrees, and which passage in quotation marks a token stands in. Buffers are kept from
/// document to document.
/// </summary>
internal sealed class WordsView(WordClusters clusters)
{
    public const int None = -1;

    private int[] _passage = [];
    private int[] _paragraph = [];
    private int[] _left = [];
    private int[] _right = [];
    private int[] _subject = [];
    private uint[] _word = [];
    private uint[] _lemma = [];
    private uint[] _cluster = [];

    /// <summary>The annotated text.</summary>
    public AnnotatedText Text { get; private set; } = null!;

    /// <summary>Passages in quotation marks, by position.</summary>
    public List<Passage> Passages { get; } = [];

    /// <summary>Index of the passage that a token stands in, marks included, or -1.</summary>
    public ReadOnlySpan<int> Passage => _passage;

    /// <summary>Number of the paragraph (line of the text) that a token stands in.</summary>
    public ReadOnlySpan<int> Paragraph => _paragraph;

    /// <summary>First token of a token's subtree.</summary>
    public ReadOnlySpan<int> Left => _left;

    /// <summary>Last token of a token's subtree.</summary>
    public ReadOnlySpan<int> Right => _right;

    /// <summary>The token that is or governs the likely subject of a predicate, inherited where the clause has none, or -1.</summary>
    public ReadOnlySpan<int> Subject => _subject;

    /// <summary>Hash of the word in lower case.</summary>
    public ReadOnlySpan<uint> Word => _word;

    /// <summary>Hash of the lemma.</summary>
    public ReadOnlySpan<uint> Lemma => _lemma;

    /// <summary>Cluster of the word, by use.</summary>
    public ReadOnlySpan<uint> Cluster => _cluster;

    /// <summary>Takes in a text.</summary>
    public void Load(AnnotatedText text)
    {
        Text = text;
        Passages.Clear();
        PassageScanner.Scan(text.Text, Passages);
        if (_word.Length < text.Count) Grow(text.Count * 2);
        Hash();
        FindExtents();
        MarkPassages();
        FindSubjects();
    }

    /// <summary>True for the first token of a paragraph.</summary>
    public bool StartsParagraph(int token) => token <= 0 || _paragraph[token] != _paragraph[token - 1];

    private void Grow(int size)
    {
        _passage = new int[size];
        _paragraph = new int[size];
        _left = new int[size];
        _right = new int[size];
        _subject = new int[size];
        _word = new uint[size];
        _lemma = new uint[size];
        _cluster = new uint[size];
    }

    private void Hash()
    {
        for (var i = 0; i < Text.Count; i++)
        {
            _word[i] = Features.HashLower(Text.Word(i));
            _lemma[i] = Features.HashLower(Text.Lemma(i));
            _cluster[i] = clusters.Of(Text.WordRow(i));
        }
    }

    private void FindExtents()
    {
        var tokens = Text.Tokens;
        for (var i = 0; i < tokens.Length; i++) _left[i] = _right[i] = i;
        for (var i = 0; i < tokens.Length; i++)
        {
            for (var head = tokens[i].Head; head >= 0; head = tokens[head].Head)
            {
                if (_left[head] > i) _left[head] = i;
                else if (_right[head] < i) _right[head] = i;
                else if (_left[head] < i && i < _right[head]) break;
            }
        }
    }

    /// <summary>Numbers paragraphs and says which passage each token stands in; a passage that no token begins in is dropped.</summary>
    private void MarkPassages()
    {
        var tokens = Text.Tokens;
        int paragraph = 0, end = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Start > end && Text.Text.AsSpan(end, tokens[i].Start - end).Contains('\n')) paragraph++;
            end = tokens[i].End;
            _paragraph[i] = paragraph;
            _passage[i] = None;
        }

        int token = 0, kept = 0;
        for (var k = 0; k < Passages.Count; k++)
        {
            var passage = Passages[k];
            while (token < tokens.Length && tokens[token].Start < passage.Span.Start) token++;
            var first = token;
            while (token < tokens.Length && tokens[token].Start < passage.Span.End) _passage[token++] = kept;
            if (token > first) Passages[kept++] = passage;
        }

        Passages.RemoveRange(kept, Passages.Count - kept);
    }

    /// <summary>
    /// A clause without a subject of its own shares that of the clause it hangs on: "came and said", "was quick to say", "left,
    /// saying". A relative or participial clause on a noun has that noun.
    /// </summary>
    private void FindSubjects()
    {
        var tokens = Text.Tokens;
        for (var i = 0; i < tokens.Length; i++)
        {
            _subject[i] = None;
            var at = i;
            for (var step = 0; step < 4 && at >= 0 && _subject[i] < 0; step++)
            {
                for (var child = Text.FirstChild(at); child >= 0; child = Text.NextSibling(child))
                {
                    if (tokens[child].Relation is not (Relation.Nsubj or Relation.NsubjPass or Relation.NsubjOuter)) continue;
                    _subject[i] = child;
                    break;
                }

                if (_subject[i] >= 0) break;
                switch (tokens[at].Relation)
                {
                    case Relation.Acl or Relation.AclRelcl:
                        _subject[i] = tokens[at].Head;
                        break;
                    case Relation.Conj or Relation.Xcomp or Relation.Advcl or Relation.Parataxis:
                        at = tokens[at].Head;
                        break;
                    default:
                        at = None;
                        break;
                }
            }
        }
    }
}
