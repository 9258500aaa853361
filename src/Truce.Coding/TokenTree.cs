using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// The dependency trees of a text, downwards: which tokens depend on a token.
/// </summary>
internal sealed class TokenTree(AnnotatedText text)
{
    private readonly AnnotatedText _text = text;

    /// <summary>First dependent of a token in the order of the text, or -1.</summary>
    public int FirstChild(int token) => _text.FirstChild(token);

    /// <summary>The next dependent of the same head, or -1.</summary>
    public int NextSibling(int token) => _text.NextSibling(token);

    /// <summary>First dependent with a relation, or -1.</summary>
    public int Child(int token, Relation relation)
    {
        for (var child = _text.FirstChild(token); child >= 0; child = _text.NextSibling(child))
        {
            if (_text[child].Relation == relation) return child;
        }

        return -1;
    }

    /// <summary>Whether a token is, or depends at any depth on, another.</summary>
    public bool Dominates(int ancestor, int token)
    {
        for (var steps = 0; token >= 0 && steps < 200; steps++, token = _text[token].Head)
        {
            if (token == ancestor) return true;
        }

        return false;
    }

    /// <summary>The adposition or marker that introduces a token ("on" in "attacks on Aleppo"), or -1.</summary>
    public int CaseOf(int token) => Child(token, Relation.Case);

    /// <summary>First and end token of all that depends on a token, itself included.</summary>
    public (int First, int End) Range(int token)
    {
        var (first, end) = (token, token + 1);
        for (var child = _text.FirstChild(token); child >= 0; child = _text.NextSibling(child))
        {
            var (f, e) = Range(child);
            if (f < first) first = f;
            if (e > end) end = e;
        }

        return (first, end);
    }
}
