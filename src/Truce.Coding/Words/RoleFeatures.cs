using Truce.Language;

namespace Truce.Coding.Words;

/// <summary>The part a token plays for one cue.</summary>
internal enum Role : byte
{
    /// <summary>None.</summary>
    Outside,

    /// <summary>Names the source.</summary>
    Source,

    /// <summary>Belongs to the cue.</summary>
    Cue,

    /// <summary>Belongs to what is ascribed.</summary>
    Content,
}

/// <summary>What tells which part each token of a sentence plays for one cue: mostly where it hangs in the tree, seen from the cue.</summary>
internal sealed class RoleFeatures
{
    /// <summary>Room that the features of one token need.</summary>
    public const int Most = 96;

    /// <summary>Number of roles.</summary>
    public const int Roles = 4;

    /// <summary>Tokens looked at on each side of a cue; longer sentences are cut.</summary>
    private const int Reach = 100;

    private WordsView _view = null!;
    private int _cue;
    private int _subject;
    private uint _cueLemma, _cueKind, _cueCluster;
    private int[] _level = [];
    private int[] _branch = [];
    private int[] _second = [];
    private int[] _depth = [];
    private uint[] _up = [];
    private int[] _commas = [];
    private int[] _stack = new int[64];

    /// <summary>First token that is labelled.</summary>
    public int First { get; private set; }

    /// <summary>Index after the last token that is labelled.</summary>
    public int End { get; private set; }

    /// <summary>Turns to a cue.</summary>
    public void Begin(WordsView view, int cue)
    {
        _view = view;
        _cue = cue;
        var tokens = view.Text.Tokens;
        var sentence = view.Text.Sentences[tokens[cue].Sentence];
        First = Math.Max(sentence.First, cue - Reach);
        End = Math.Min(sentence.End, cue + Reach);
        _subject = view.Subject[cue];
        _cueLemma = view.Lemma[cue];
        _cueCluster = view.Cluster[cue];
        _cueKind = Features.Mix((uint)tokens[cue].Upos, (uint)tokens[cue].Relation);
        var length = End - First;
        if (_level.Length < length)
        {
            _level = new int[length * 2];
            _branch = new int[length * 2];
            _second = new int[length * 2];
            _depth = new int[length * 2];
            _commas = new int[length * 2];
            _up = new uint[64];
        }

        _level.AsSpan(0, length).Fill(-1);
        MarkAncestors(tokens);
        for (var i = First; i < End; i++) Resolve(tokens, i);
        CountCommas(view.Text);
    }

    private void MarkAncestors(ReadOnlySpan<Token> tokens)
    {
        var level = 0;
        uint path = 0;
        for (var at = _cue; at >= First && at < End; at = tokens[at].Head)
        {
            _level[at - First] = level;
            _branch[at - First] = _second[at - First] = -1;
            _depth[at - First] = 0;
            _up[level] = path;
            path = Features.Mix(path, (uint)tokens[at].Relation + 1);
            if (level < 5) level++;
        }
    }

    /// <summary>Finds where a token's way to the cue joins the cue's way to the root, and by which dependents it comes down.</summary>
    private void Resolve(ReadOnlySpan<Token> tokens, int token)
    {
        var count = 0;
        var at = token;
        while (at >= First && at < End && _level[at - First] < 0 && count < _stack.Length)
        {
            _stack[count++] = at;
            at = tokens[at].Head;
        }

        while (count > 0)
        {
            var i = _stack[--count];
            var head = tokens[i].Head;
            if (head < First || head >= End || _level[head - First] < 0)
            {
                _level[i - First] = 6;
                _branch[i - First] = i;
                _second[i - First] = -1;
                _depth[i - First] = 1;
                continue;
            }

            _level[i - First] = _level[head - First];
            _branch[i - First] = _branch[head - First] < 0 ? i : _branch[head - First];
            _second[i - First] = _branch[head - First] < 0 ? -1 : _second[head - First] < 0 ? i : _second[head - First];
            _depth[i - First] = _depth[head - First] + 1;
        }
    }

    private void CountCommas(AnnotatedText text)
    {
        var count = 0;
        for (var i = _cue; i >= First; i--)
        {
            _commas[i - First] = count;
            if (IsBreak(text, i)) count++;
        }

        count = 0;
        for (var i = _cue; i < End; i++)
        {
            _commas[i - First] = count;
            if (IsBreak(text, i)) count++;
        }
    }

    private static bool IsBreak(AnnotatedText text, int i) =>
        text[i].Upos == Upos.PUNCT && text.Text[text[i].Start] is ',' or ';' or ':' or '—' or '–' or '-' or '(' or ')';

    /// <summary>Collects the features of a token.</summary>
    public void Collect(int i, ref Features f)
    {
        var tokens = _view.Text.Tokens;
        ref readonly var token = ref tokens[i];
        var at = i - First;
        uint level = (uint)_level[at], side = i < _cue ? 0u : i > _cue ? 1u : 2u;
        int branch = _branch[at], second = _second[at];
        uint r1 = branch < 0 ? 90 : (uint)tokens[branch].Relation, r2 = second < 0 ? 91 : (uint)tokens[second].Relation;
        uint branchSide = branch < 0 ? 2u : branch < _cue ? 0u : 1u;
        uint branchLemma = branch < 0 ? 0 : _view.Lemma[branch], branchUpos = branch < 0 ? 0 : (uint)tokens[branch].Upos;
        uint own = (uint)token.Relation, upos = (uint)token.Upos, word = _view.Word[i];
        uint depth = (uint)Math.Min(_depth[at], 4);
        uint way = Features.Mix(Features.Mix(level, r1), branchSide);
        uint up = level < 6 ? _up[level] : 7;
        uint near = Near(i - _cue), commas = (uint)Math.Min(_commas[at], 3);
        uint uposBefore = i > First ? (uint)tokens[i - 1].Upos : 98, uposAfter = i + 1 < End ? (uint)tokens[i + 1].Upos : 97;
        uint before = i > First ? _view.Word[i - 1] : 1, after = i + 1 < End ? _view.Word[i + 1] : 2;

        var marker = Marker(tokens, branch);

        f.Clear();
        f.Add(1, way);
        f.Add(2, way, side);
        f.Add(3, way, r2, side);
        f.Add(4, way, r2, Features.Mix(own, depth));
        f.Add(5, up, r1, branchSide);
        f.Add(6, _cueLemma, way);
        f.Add(7, _cueLemma, way, r2);
        f.Add(8, _cueLemma, way, marker);
        f.Add(9, way, marker, side);
        f.Add(10, _cueKind, way);
        f.Add(11, _cueKind, way, r2);
        f.Add(12, branchLemma, way);
        f.Add(13, branchUpos, way, side);
        f.Add(14, word);
        f.Add(15, word, near);
        f.Add(16, before, side);
        f.Add(17, after, side);
        f.Add(18, word, way);
        f.Add(19, uposBefore, upos, uposAfter);
        f.Add(20, near);
        f.Add(21, near, upos, own);
        f.Add(22, near, _cueLemma, upos);
        f.Add(23, near, _cueKind, upos);
        f.Add(24, commas, way);
        f.Add(25, commas, side, _cueKind);
        f.Add(26, upos, way);
        f.Add(27, own, way, depth);
        f.Add(28, way, depth, upos);
        if (Math.Abs(i - _cue) <= 4)
        {
            f.Add(29, word, (uint)(i - _cue + 8), _cueKind);
            f.Add(30, word, (uint)(i - _cue + 8), _cueLemma);
            f.Add(31, (uint)(i - _cue + 8), upos, _cueLemma);
            f.Add(32, (uint)(i - _cue + 8), upos, own);
        }

        f.Add(70, _cueCluster, way);
        f.Add(71, _cueCluster, way, r2);
        f.Add(72, _cueCluster, near, upos);
        f.Add(73, _view.Cluster[i], way);
        f.Add(74, _cueCluster, way, marker);
        if (branch >= 0) f.Add(75, _view.Cluster[branch], way);
        if (token.Head == _cue) f.Add(33, own, word, _cueLemma);
        if (token.Head == _cue) f.Add(34, own, word, _cueKind);
        if (tokens[_cue].Head == i) f.Add(35, upos, _cueKind);
        AddSubject(i, way, side, ref f);
        AddQuotation(i, way, side, commas, ref f);
        f.Add(60, i == First ? 1u : i == End - 1 ? 2u : 0u, upos);
        if (token.Upos == Upos.PUNCT) f.Add(61, word, way, side);
        if (token.Upos == Upos.PUNCT) f.Add(62, word, uposAfter, commas);
        if (token.Upos == Upos.PUNCT) f.Add(63, word, uposBefore, near);
    }

    private void AddSubject(int i, uint way, uint side, ref Features f)
    {
        if (_subject < 0)
        {
            f.Add(40, way);
            return;
        }

        var inside = _view.Left[_subject] <= i && i <= _view.Right[_subject] && (_cue < _view.Left[_subject] || _cue > _view.Right[_subject]) ? 1u : 0u;
        var owned = _view.Text[_subject].Head == _cue ? 1u : 0u;
        var isHead = i == _subject ? 1u : 0u;
        f.Add(41, inside, owned, isHead);
        f.Add(42, inside, _cueKind, isHead);
        f.Add(43, inside, _cueLemma, isHead);
        f.Add(44, inside, way, owned);
        f.Add(45, inside + (isHead * 2), _view.Word[i]);
        f.Add(46, inside + (isHead * 2), (uint)_view.Text[i].Upos, (uint)_view.Text[i].Relation);
        f.Add(47, inside, (uint)Math.Min(Math.Abs(i - _subject), 6), side);
    }

    private void AddQuotation(int i, uint way, uint side, uint commas, ref Features f)
    {
        var passage = _view.Passage;
        int here = passage[i], cue = passage[_cue];
        uint state = here < 0 ? (cue < 0 ? 0u : 1u) : cue < 0 ? 2u : here == cue ? 3u : 4u;
        f.Add(50, state, side);
        f.Add(51, state, way);
        f.Add(52, state, _cueLemma);
        f.Add(53, state, side, _cueKind);
        f.Add(54, state, commas, side);
        if (here < 0) return;
        var length = (uint)Math.Min(_view.Passages[here].Span.Length / 15, 6);
        f.Add(55, state, length, side);
        f.Add(56, state, length, way);
    }

    /// <summary>What is known of the step from the token before to this one.</summary>
    public Step StepTo(int i)
    {
        var tokens = _view.Text.Tokens;
        ref readonly var token = ref tokens[i];
        ref readonly var before = ref tokens[i - 1];
        var (here, there) = (_view.Passage[i], _view.Passage[i - 1]);
        return new Step
        {
            Upos = (uint)token.Upos,
            Before = (uint)before.Upos,
            Relation = (uint)token.Relation,
            RelationBefore = (uint)before.Relation,
            SameBranch = _branch[i - First] == _branch[i - 1 - First] && _level[i - First] == _level[i - 1 - First] ? 1u : 0u,
            Linked = token.Head == i - 1 ? 1u : before.Head == i ? 2u : 0u,
            Edge = here == there ? (here < 0 ? 0u : 1u) : here < 0 ? 2u : 3u,
            AtCue = i - 1 == _cue ? 1u : i == _cue ? 2u : 0u,
            Mark = _view.Word[i],
            MarkBefore = _view.Word[i - 1],
        };
    }

    /// <summary>Collects the features of the step from the token before to this one; <see cref="StepScores"/> knows them too.</summary>
    public void CollectStep(int i, ref Features f)
    {
        var step = StepTo(i);
        f.Clear();
        f.Add(1);
        f.Add(2, step.Upos, step.Before);
        f.Add(3, step.SameBranch, step.Linked);
        f.Add(4, step.Edge);
        f.Add(5, step.Edge, step.SameBranch);
        f.Add(6, step.SameBranch, step.Upos);
        f.Add(7, step.SameBranch, step.Before);
        f.Add(8, step.Upos == (uint)Upos.PUNCT ? step.Mark : step.Upos);
        f.Add(9, step.Before == (uint)Upos.PUNCT ? step.MarkBefore : step.Before);
        f.Add(10, step.AtCue, step.Upos);
        f.Add(11, step.Relation, step.Linked);
        f.Add(12, step.RelationBefore, step.Linked);
    }

    /// <summary>Lemma of the word that introduces a dependent clause or noun ("that", "by"), or 0.</summary>
    private uint Marker(ReadOnlySpan<Token> tokens, int branch)
    {
        if (branch < 0) return 0;
        for (var child = _view.Text.FirstChild(branch); child >= 0; child = _view.Text.NextSibling(child))
        {
            if (tokens[child].Relation is Relation.Mark or Relation.Case) return _view.Lemma[child];
        }

        return 1;
    }

    private static uint Near(int distance)
    {
        var far = Math.Abs(distance) switch { 0 => 0, 1 => 1, 2 => 2, 3 => 3, <= 5 => 4, <= 8 => 5, <= 14 => 6, <= 25 => 7, _ => 8 };
        return (uint)(distance < 0 ? far : far + 10);
    }
}
