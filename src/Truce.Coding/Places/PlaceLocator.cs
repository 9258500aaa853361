using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// Says where the event of a token took place: by the phrase that stands with it ("killed in a raid on a market in Idlib"), then
/// by the clauses it belongs to, then by the only place its sentence names; null rather than a guess. Built once for a document.
/// </summary>
internal sealed class PlaceLocator
{
    private const int DeepestPhrase = 5;
    private const int HighestClause = 4;

    private readonly AnnotatedText _text;
    private readonly TokenTree _tree;
    private readonly List<PlaceMention> _places;
    private readonly int[] _placeAt;

    public PlaceLocator(Document document)
    {
        _text = document.Text;
        _tree = document.Tree;
        _places = document.Places;
        _placeAt = new int[_text.Count];
        Array.Fill(_placeAt, -1);
        for (var p = 0; p < _places.Count; p++)
        {
            if (_places[p].Role != PlaceRole.Place) continue;
            for (var i = _places[p].First; i < _places[p].End; i++) _placeAt[i] = p;
        }
    }

    /// <summary>Where the event of a token took place, or null.</summary>
    public PlaceMention? Of(int token)
    {
        var at = token;
        for (var steps = 0; steps <= HighestClause && at >= 0; steps++)
        {
            if (Below(at, DeepestPhrase, steps == 0) is { } found) return found;
            if (!IsOfTheSameEvent(at)) break;
            at = _text[at].Head;
        }

        return OnlyOneOfSentence(token);
    }

    /// <summary>The most exact place among the phrases of place that depend on a token.</summary>
    private PlaceMention? Below(int token, int depth, bool ownPhrase)
    {
        PlaceMention? best = null;
        for (var child = _tree.FirstChild(token); child >= 0; child = _tree.NextSibling(child))
        {
            var relation = _text[child].Relation;
            var isPhrase = relation is Relation.Obl or Relation.OblUnmarked or Relation.Nmod or Relation.NmodPoss or Relation.Appos
                || (ownPhrase && relation is Relation.Compound or Relation.Obj or Relation.NsubjPass);
            if (!isPhrase) continue;
            if (relation is Relation.Obl or Relation.Nmod && !IsLocative(child)) continue;
            if (_placeAt[child] >= 0 && relation != Relation.Obj && relation != Relation.NsubjPass) best = Finer(best, _places[_placeAt[child]]);
            else if (_placeAt[child] >= 0 && _places[_placeAt[child]].Precision is not "country") best = Finer(best, _places[_placeAt[child]]);
            if (depth > 0) best = Finer(best, Below(child, depth - 1, true));
        }

        return best;
    }

    private bool IsLocative(int noun)
    {
        var marker = _tree.CaseOf(noun);
        if (marker < 0) return true;
        return _text.Word(marker) is not ("from" or "to" or "with" or "by" or "against" or "for" or "since" or "despite" or "after" or "before" or "like" or "than"
            or "From" or "To" or "With" or "By" or "Against" or "For" or "Since" or "Despite" or "After" or "Before");
    }

    /// <summary>Whether the place of a token's governor is that of the token.</summary>
    private bool IsOfTheSameEvent(int token) => _text[token].Head >= 0 && _text[token].Relation
        is Relation.Xcomp or Relation.Conj or Relation.Acl or Relation.AclRelcl or Relation.Advcl or Relation.AdvclRelcl or Relation.Obj
        or Relation.Nsubj or Relation.NsubjPass or Relation.Obl or Relation.Nmod or Relation.Compound or Relation.Appos or Relation.OblAgent;

    private PlaceMention? OnlyOneOfSentence(int token)
    {
        PlaceMention? only = null;
        var sentence = _text.Sentences[_text[token].Sentence];
        foreach (var place in _places)
        {
            if (place.Role != PlaceRole.Place || place.First < sentence.First || place.End > sentence.End) continue;
            if (_placeAt[place.First] < 0 || IsFarClause(place.First)) continue;
            if (only is not null && only.Name != place.Name) only = IsWithin(only, place) ? only : IsWithin(place, only) ? place : null;
            else only = place;
            if (only is null) return null;
        }

        return only;
    }

    /// <summary>Whether a name only says where somebody spoke ("said in Geneva that …") or where a report was filed.</summary>
    private bool IsFarClause(int token)
    {
        var head = _text[token].Head;
        if (head < 0) return true;
        return _text[token].Relation is Relation.Obl && _text.Lemma(head) is "say" or "tell" or "report" or "announce";
    }

    /// <summary>Whether one of two places of a sentence lies in the other, as far as their precision and country tell.</summary>
    private static bool IsWithin(PlaceMention inner, PlaceMention outer) =>
        inner.Country == outer.Country && inner.Country is not null && Rank(inner.Precision) > Rank(outer.Precision);

    private static PlaceMention? Finer(PlaceMention? one, PlaceMention? other)
    {
        if (one is null) return other;
        return other is not null && Rank(other.Precision) > Rank(one.Precision) ? other : one;
    }

    private static int Rank(string precision) => precision switch
    {
        "exact" => 6,
        "near" => 5,
        "settlement" => 4,
        "line" => 3,
        "adm2" => 3,
        "adm1" => 2,
        "sea_or_air" => 2,
        "country" => 1,
        _ => 0,
    };
}
