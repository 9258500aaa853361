using System.Collections.Frozen;
using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// "The observatory" after "the Syrian Observatory for Human Rights": a definite noun that repeats a word of the name of a body named before stands
/// for it. The last such body is meant; a noun with words of its own ("the office of the president") says itself what it means.
/// </summary>
internal sealed partial class ActorTagger
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _institutions = new[]
    {
        "office", "observatory", "committee", "commission", "foundation", "institute", "centre", "center", "fund", "programme", "program", "department", "bureau",
        "league", "union", "network", "authority", "tribunal", "assembly", "mission", "service", "society", "board", "panel", "directorate", "secretariat",
        "federation", "association", "congress", "front", "brigade", "command", "monitor", "crescent", "cross", "defence", "administration",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private void TagEchoes()
    {
        for (var i = 1; i < _text.Count; i++)
        {
            if (_taken[i] || _text[i].Upos != Upos.NOUN || !Is(i - 1, "the") || !SameSentence(i - 1, i) || IsModifier(i) || (i + 1 < _text.Count && _text.Word(i + 1) is "of" or "for" or "in" or "'s" or "’s")) continue;
            var noun = _text.Word(i);
            if (!_institutions.Contains(noun)) continue;
            if (LastNamedWith(i, noun) is { } body) Refer(i - 1, i + 1, body);
        }
    }

    private ActorMention? LastNamedWith(int token, ReadOnlySpan<char> noun)
    {
        for (var i = _mentions.Count - 1; i >= 0; i--)
        {
            var mention = _mentions[i];
            if (mention.First >= token || mention.IsPerson || mention.Via == MentionVia.Adjective) continue;
            if (_text[token].Sentence - _text[mention.First].Sentence > Reach) return null;
            if (mention.First < mention.End && HasWord(mention.Name, noun)) return mention;
            for (var t = mention.First; t < mention.End; t++)
            {
                if (_text.Word(t).Equals(noun, StringComparison.OrdinalIgnoreCase)) return mention;
            }
        }

        return null;
    }

    private static bool HasWord(string name, ReadOnlySpan<char> word)
    {
        foreach (var range in name.AsSpan().Split(' '))
        {
            if (name.AsSpan(range).Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
