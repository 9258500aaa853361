using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Relations;

/// <summary>
/// What a marked sentence shows of the relation: which frames of the codebook hold between source and target and how they are
/// presented, the path between the two in the tree, and the words around them. Features are 64-bit hashes of their names.
/// </summary>
internal sealed class RelationFeatures(Codebook codebook)
{
    private readonly FrameFinder _finder = new();
    private readonly List<Symbol> _symbols = [];
    private readonly List<ulong> _features = [];

    private readonly record struct Symbol(int Token, string Lemma, char Role);

    /// <summary>The features of a sentence, each once, in ascending order.</summary>
    public ulong[] Of(MarkedSentence sentence, AnnotatedText text)
    {
        var document = new Document(new Article { Id = "", ContentHash = "", Text = text.Text }, text, codebook);
        _finder.Find(document);
        _features.Clear();
        _symbols.Clear();
        var roles = new char[text.Count];
        for (var i = 0; i < text.Count; i++)
        {
            roles[i] = In(sentence.Sources, text[i]) ? 'S' : In(sentence.Targets, text[i]) ? 'T' : ' ';
            if (roles[i] != ' ' && i > 0 && roles[i - 1] == roles[i]) continue;
            _symbols.Add(new Symbol(i, roles[i] != ' ' ? roles[i].ToString() : Form(document, i), roles[i]));
        }

        AddWords();
        AddFrames(document, roles);
        AddPath(document, roles);
        AddTargetHead(document, roles);
        _features.Sort();
        var unique = new List<ulong>(_features.Count);
        foreach (var feature in _features)
        {
            if (unique.Count == 0 || unique[^1] != feature) unique.Add(feature);
        }

        return [.. unique];
    }

    private static bool In(IReadOnlyList<TextSpan> spans, in Token token)
    {
        foreach (var span in spans)
        {
            if (span.Start <= token.Start && token.Start < span.End) return true;
        }

        return false;
    }

    private static string Form(Document document, int token)
    {
        ref readonly var word = ref document.Text[token];
        return word.Upos switch
        {
            Upos.NUM => "#",
            Upos.PROPN => "@",
            Upos.PUNCT => ",",
            _ => document.Lemma(token),
        };
    }

    /// <summary>Words and word groups, by where they stand: before, between and behind the marks.</summary>
    private void AddWords()
    {
        var first = _symbols.FindIndex(s => s.Role is 'S' or 'T');
        var last = _symbols.FindLastIndex(s => s.Role is 'S' or 'T');
        var order = first < 0 ? 'N' : _symbols[first].Role;
        var source = _symbols.FindIndex(s => s.Role == 'S');
        var target = _symbols.FindIndex(source + 1, s => s.Role == 'T');
        if (target < 0) target = _symbols.FindIndex(s => s.Role == 'T');
        var (low, high) = source >= 0 && target >= 0 ? (Math.Min(source, target), Math.Max(source, target)) : (first, _symbols.Count);
        var direct = source >= 0 && target > source;
        Add("order", order);
        Add("direct", direct ? 'y' : 'n');
        for (var i = 0; i < _symbols.Count; i++)
        {
            var lemma = _symbols[i].Lemma;
            var region = i < low ? 'p' : i < high ? 'm' : i <= last ? 'l' : 'a';
            Add("w", region, lemma);
            Add("w", '*', lemma);
            if (i + 1 < _symbols.Count)
            {
                Add("b", lemma, _symbols[i + 1].Lemma);
                if (region == 'm') Add("bm", lemma, _symbols[i + 1].Lemma);
            }

            if (i + 2 < _symbols.Count)
            {
                Add("t", lemma, _symbols[i + 1].Lemma, _symbols[i + 2].Lemma);
                if (region == 'm') Add("k", lemma, _symbols[i + 2].Lemma);
            }

            if (i + 3 < _symbols.Count && region == 'm') Add("k3", lemma, _symbols[i + 3].Lemma);
        }

        for (var distance = 1; source >= 0 && distance <= 3; distance++)
        {
            if (source + distance < _symbols.Count) Add("s+", (char)('0' + distance), _symbols[source + distance].Lemma);
            if (source - distance >= 0) Add("s-", (char)('0' + distance), _symbols[source - distance].Lemma);
        }

        for (var distance = 1; target >= 0 && distance <= 3; distance++)
        {
            if (target - distance >= 0) Add("t-", (char)('0' + distance), _symbols[target - distance].Lemma);
            if (target + distance < _symbols.Count) Add("t+", (char)('0' + distance), _symbols[target + distance].Lemma);
        }
    }

    /// <summary>Frames of the codebook, with how they are presented and whether source and target fill their roles.</summary>
    private void AddFrames(Document document, char[] roles)
    {
        foreach (var frame in document.Frames)
        {
            var type = frame.Type.ToString();
            var modality = frame.ContentNegated ? "not " + frame.Modality : frame.Modality.ToString();
            var source = Filled(roles, frame.Sources);
            var target = Filled(roles, frame.Targets);
            var inside = roles[frame.Predicate];
            var fit = inside != ' ' ? "in" + inside : $"{source}{target}";
            Add("f", type);
            Add("fm", type, modality);
            Add("ff", type, fit);
            Add("ffm", type, fit, modality);
            Add("fr", frame.Rule.Id);
            Add("frm", frame.Rule.Id, modality);
            if (source == 'S') Add("fs", type, modality);
            if (source == 'S') Add("frs", frame.Rule.Id, modality);
            if (frame.Theme >= 0) Add("fth", type, document.Lemma(frame.Theme));
        }
    }

    private static char Filled(char[] roles, IReadOnlyList<int> tokens)
    {
        foreach (var token in tokens)
        {
            if (roles[token] != ' ') return roles[token];
        }

        return tokens.Count > 0 ? 'x' : '-';
    }

    /// <summary>The governors of the source up to the root with what stands around them, and those of the target.</summary>
    private void AddPath(Document document, char[] roles)
    {
        var text = document.Text;
        foreach (var role in (ReadOnlySpan<char>)['S', 'T'])
        {
            var token = Head(text, roles, role);
            if (token < 0) continue;
            Add("rel", role, text[token].Relation.ToString());
            var above = text[token].Head;
            for (var steps = 0; above >= 0 && steps < 4; steps++, above = text[above].Head)
            {
                var lemma = document.Lemma(above);
                Add("up", role, lemma);
                if (steps == 0)
                {
                    Add("up0", role, lemma);
                    Add("up0r", role, lemma, text[token].Relation.ToString());
                    AddSurroundings(document, above, role, roles);
                }
            }
        }
    }

    private void AddSurroundings(Document document, int verb, char role, char[] roles)
    {
        var text = document.Text;
        var lemma = document.Lemma(verb);
        for (var child = document.Tree.FirstChild(verb); child >= 0; child = document.Tree.NextSibling(child))
        {
            var relation = text[child].Relation;
            var word = roles[child] != ' ' ? roles[child].ToString() : document.Lemma(child);
            switch (relation)
            {
                case Relation.Aux or Relation.AuxPass or Relation.Cop:
                    Add("aux", role, word);
                    break;
                case Relation.Xcomp or Relation.Ccomp or Relation.Advcl:
                    Add("comp", role, lemma, word);
                    Add("compl", role, word);
                    for (var grandchild = document.Tree.FirstChild(child); grandchild >= 0; grandchild = document.Tree.NextSibling(grandchild))
                    {
                        if (text[grandchild].Relation == Relation.Obj) Add("compobj", word, roles[grandchild] != ' ' ? roles[grandchild].ToString() : document.Lemma(grandchild));
                        if (text[grandchild].Relation is Relation.Aux) Add("compaux", role, document.Lemma(grandchild));
                    }

                    break;
                case Relation.Obj or Relation.NsubjPass:
                    Add("obj", lemma, word);
                    Add("objl", role, word);
                    break;
                case Relation.Obl:
                    Add("obl", lemma, Arguments.CaseLemma(document, child), word);
                    Add("oblc", lemma, Arguments.CaseLemma(document, child));
                    break;
                case Relation.CompoundPrt:
                    Add("prt", lemma, word);
                    break;
            }
        }
    }

    private void AddTargetHead(Document document, char[] roles)
    {
        var text = document.Text;
        foreach (var role in (ReadOnlySpan<char>)['S', 'T'])
        {
            var head = Head(text, roles, role);
            if (head >= 0) Add("head", role, text[head].Upos == Upos.PROPN ? "@" : document.Lemma(head));
            for (var i = 0; i < roles.Length; i++)
            {
                if (roles[i] == role && text[i].Upos is not (Upos.PROPN or Upos.DET or Upos.PUNCT)) Add("in", role, document.Lemma(i));
            }
        }
    }

    private static int Head(AnnotatedText text, char[] roles, char role)
    {
        for (var i = 0; i < roles.Length; i++)
        {
            if (roles[i] == role && (text[i].Head < 0 || roles[text[i].Head] != role)) return i;
        }

        return -1;
    }

    private void Add(string kind, string a) => _features.Add(Hash(Hash(Seed, kind), a));

    private void Add(string kind, string a, string b) => _features.Add(Hash(Hash(Hash(Seed, kind), a), b));

    private void Add(string kind, string a, string b, string c) => _features.Add(Hash(Hash(Hash(Hash(Seed, kind), a), b), c));

    private void Add(string kind, char role) => _features.Add(Hash(Hash(Seed, kind), [role]));

    private void Add(string kind, char role, string a) => _features.Add(Hash(Hash(Hash(Seed, kind), [role]), a));

    private void Add(string kind, char role, string a, string b) => _features.Add(Hash(Hash(Hash(Hash(Seed, kind), [role]), a), b));

    // FNV-1a, 64 bits, with a separator between the parts.
    private const ulong Seed = 14695981039346656037;

    private static ulong Hash(ulong hash, ReadOnlySpan<char> part)
    {
        foreach (var letter in part) hash = (hash ^ letter) * 1099511628211;
        return (hash ^ 31) * 1099511628211;
    }
}
