using Truce.Language;

namespace Truce.Coding;

/// <content>Pairs: "both sides", "the two men".</content>
internal sealed partial class ActorTagger
{
    /// <summary>Pairs of different sides that the report joins: "between A and B", "A and B".</summary>
    private void FindPairs()
    {
        _pairs.Clear();
        for (var i = 1; i < _mentions.Count; i++)
        {
            var (a, b) = (_mentions[i - 1], _mentions[i]);
            if (a.End + 1 <= b.First && b.First - a.End <= 2 && (Is(a.End, "and") || Is(b.First - 1, "and")) && a.Side != b.Side && SameSentence(a.First, b.First)) _pairs.Add((a, b));
        }
    }

    /// <summary>"both sides", "the two men", "the two countries": the last fitting pair before.</summary>
    private void TagBothSides()
    {
        for (var i = 1; i < _text.Count; i++)
        {
            if (_taken[i] || _text[i].Upos is not (Upos.NOUN or Upos.PROPN) || !SameSentence(i - 1, i)) continue;
            var word = _text.Word(i);
            var men = word is "men" or "leaders" or "ministers" or "presidents" or "diplomats" or "officials" or "women";
            var states = word is "countries" or "nations" or "governments" or "powers" or "states" or "capitals" or "neighbours" or "neighbors";
            var sides = word is "sides" or "parties" or "side" or "camps" or "armies" or "factions" or "rivals" or "foes" or "forces";
            if (!men && !states && !sides) continue;
            var first = i - 1;
            var warring = false;
            while (Is(first, "warring") || Is(first, "opposing") || Is(first, "rival")) (first, warring) = (first - 1, true);
            if (Is(first, "two") && (Is(first - 1, "the") || Is(first - 1, "these") || Is(first - 1, "their"))) first--;
            else if (!(Is(first, "both") || (word is "side" && (Is(first, "each") || Is(first, "either") || Is(first, "neither"))) || (warring && Is(first, "the")))) continue;
            if (FindPair(first, men, states) is not { } pair) continue;

            // "either side in the Syrian conflict" are those who fight in it, not those who talk about it.
            if (sides && (Is(i + 1, "in") || Is(i + 1, "to")) && !(IsBelligerent(pair.First) && IsBelligerent(pair.Second))) continue;
            Refer(first, i + 1, pair.First);
            Refer(first, i + 1, pair.Second);
        }
    }

    private (ActorMention First, ActorMention Second)? FindPair(int token, bool men, bool states)
    {
        if (men) return LastTwoPersons(token, named: true) ?? LastTwoPersons(token, named: false);
        (ActorMention First, ActorMention Second)? best = null;
        var bestScore = 0;
        var warring = AnyBelligerents(token);
        foreach (var (a, b) in _pairs)
        {
            if (a.First >= token || _text[token].Sentence - _text[a.First].Sentence > Reach) continue;
            if (states && (_book.CountryOf(a.Side) is null || _book.CountryOf(b.Side) is null)) continue;
            if (!states && warring && !(IsBelligerent(a) && IsBelligerent(b))) continue;

            // Mediators come in pairs too; the parties are those of whom the report speaks most.
            var score = Math.Min(CountSide(a.Side, token), CountSide(b.Side, token));
            if (score >= bestScore) (best, bestScore) = ((AsSide(a), AsSide(b)), score);
        }

        return best;
    }

    private int CountSide(string side, int token)
    {
        var count = 0;
        foreach (var mention in _mentions)
        {
            if (mention.First < token && mention.Side == side) count++;
        }

        return count;
    }

    private bool AnyBelligerents(int token)
    {
        foreach (var (a, b) in _pairs)
        {
            if (a.First < token && IsBelligerent(a) && IsBelligerent(b)) return true;
        }

        return false;
    }

    // A party to the war of the report: an armed group, or the government of the country it is about.
    private bool IsBelligerent(ActorMention mention) =>
        mention.Kind is "REB" || (_book.PartyByName.TryGetValue(mention.Side, out var party) && party.IsGroup)
        || (_context.Focus is { } focus && mention.Side == focus.SideOn(_context.On));

    private static ActorMention AsSide(ActorMention mention) => mention with { Name = mention.Side, IsPerson = false, Role = null };

    /// <summary>The two persons told of last; those called by name come before those called by an office ("the foreign ministers of Turkey and Qatar").</summary>
    private (ActorMention First, ActorMention Second)? LastTwoPersons(int token, bool named)
    {
        ActorMention? last = null;
        for (var i = _mentions.Count - 1; i >= 0; i--)
        {
            var mention = _mentions[i];
            if (mention.First >= token || !mention.IsPerson || IsBeside(mention.First, token) || (!mention.Known && mention.Side == mention.Name) || (named && mention.Via is not MentionVia.Name)) continue;
            if (_text[token].Sentence - _text[mention.First].Sentence > Reach) return null;
            if (last is null) last = mention;
            else if (last.Name != mention.Name) return (mention, last);
        }

        return null;
    }

    /// <summary>"Jackson and Eyadema persuaded the two men": who does it to them is not them. A phrase behind its verb looks back beyond its sentence.</summary>
    private bool IsBeside(int mention, int token)
    {
        if (!SameSentence(mention, token)) return false;
        var noun = token;
        while (noun + 1 < _text.Count && _text[noun].Upos is not Upos.NOUN) noun++;
        return _text[noun].Relation is Relation.Obj or Relation.Iobj && _text[noun].Head is >= 0 and var verb && _text[verb].Upos is Upos.VERB && verb > mention && verb < token;
    }
}
