using System.Collections.Frozen;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Agreements;

/// <summary>
/// Finds who arranged an agreement, by the words for it in their order: "brokered by Qatar and Egypt", "which Norway mediated", "the mediators,
/// Riyadh and Washington", "talks hosted by Oman", "with Cuba and Norway as guarantors", "under U.N. auspices". Trees hang such phrases in
/// many places; names stand next to the words.
/// </summary>
internal sealed class BrokerReader(Document document)
{
    private static readonly FrozenSet<string> Verbs = Set("lead", "head", "broker", "mediate", "facilitate", "sponsor", "arrange", "negotiate", "hammer", "host", "convene", "guarantee", "midwife", "cobble");

    private static readonly FrozenSet<string> Nouns = Set("mediation", "mediator", "guarantor", "auspex", "auspice", "auspices", "broker", "facilitator", "facilitation", "go-between", "co-mediator", "sponsorship", "brokering", "urging", "intermediary");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NounsByWord = Nouns.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly AnnotatedText _text = document.Text;

    private readonly List<ActorMention> _here = [];

    /// <summary>All that the report says of those who arranged something, in the order of the text.</summary>
    public List<Brokering> Read()
    {
        var found = new List<Brokering>();
        var names = new List<string>();
        for (var i = 0; i < _text.Count; i++)
        {
            var lemma = _text.Lemma(i);
            if (_text[i].Upos is Upos.VERB or Upos.ADJ && Verbs.Contains(lemma)) ReadVerb(i, lemma, names);
            else if (Nouns.Contains(lemma) || NounsByWord.Contains(_text.Word(i))) ReadNoun(i, names);
            if (names.Count == 0) continue;
            if (!IsDenied(i)) found.Add(new Brokering(i, [.. names], lemma is "host" or "convene" or "sponsor"));
            names.Clear();
        }

        return found;
    }

    private void ReadVerb(int verb, string lemma, List<string> names)
    {
        // What is hosted must be talks or the truce: a country hosts refugees too.
        if (lemma is "lead" or "head" or "host" or "convene" or "sponsor" or "arrange" or "guarantee" && !IsAboutTalks(verb)) return;
        if (lemma is "hammer" && !(verb + 1 < _text.Count && _text.Lemma(verb + 1) is "out")) return;
        if (verb > 0 && _text.Word(verb - 1) is "-")
        {
            AddBefore(verb - 1, names, hyphenated: true);
            return;
        }

        // A verb with its own object is active ("Norway brokered the truce"); a bare participle is done by those behind "by".
        var by = By(verb);
        if (by >= 0)
        {
            AddRun(by, names);
            return;
        }

        // "Those parties negotiated": who negotiates may be a side; who brokers never is.
        if (lemma is "negotiate" or "hammer" or "arrange") return;
        if (_text.IsPassive(verb)) return;
        AddBefore(verb, names, hyphenated: false);
        if (names.Count > 0) AddCompanions(verb, names);
        if (names.Count == 0) foreach (var actor in document.Who.SubjectActors(verb)) AddName(actor, names);
    }

    /// <summary>"mediated the deal together with Egypt", "brokered it with the help of".</summary>
    private void AddCompanions(int verb, List<string> names)
    {
        var end = Math.Min(_text.Sentences[_text[verb].Sentence].End, verb + 8);
        for (var i = verb + 1; i + 1 < end; i++)
        {
            if (_text.Word(i) is "alongside" || (_text.Word(i) is "together" or "along" or "jointly" && _text.Word(i + 1) is "with") || (_text.Word(i) is "with" && _text.Word(i + 1) is "the" or "help"))
            {
                AddRun(i, names);
                return;
            }
        }
    }

    private bool IsAboutTalks(int verb)
    {
        var sentence = _text.Sentences[_text[verb].Sentence];
        for (var i = Math.Max(sentence.First, verb - 6); i < Math.Min(sentence.End, verb + 7); i++)
        {
            if (_text.Lemma(i) is "talk" or "negotiation" or "truce" or "ceasefire" or "cease-fire" or "agreement" or "deal" or "accord" or "dialogue" or "mediation" or "signing" or "ceremony" or "pause" or "representative" or "side" or "delegation" or "negotiator" or "consultation") return true;
        }

        return false;
    }

    /// <summary>Index after "by" within three words of a participle ("mediated on Friday by", "brokered jointly by"), or -1.</summary>
    private int By(int verb)
    {
        var end = Math.Min(_text.Sentences[_text[verb].Sentence].End, verb + 5);
        for (var i = verb + 1; i < end; i++)
        {
            if (_text.Word(i) is "by") return i + 1;
            if (_text[i].Upos is Upos.VERB or Upos.PUNCT) return -1;
        }

        return -1;
    }

    private void ReadNoun(int noun, List<string> names)
    {
        var lemma = _text.Lemma(noun);
        var sentence = _text.Sentences[_text[noun].Sentence];
        var next = noun + 1;
        if (next < sentence.End && _text.Word(next) is "by" or "from" or "of" or ":" or "," && (_text.Word(next) is not "," || lemma.EndsWith("or", StringComparison.Ordinal))) AddRun(next + 1, names);
        else if (next < sentence.End && lemma.EndsWith("or", StringComparison.Ordinal)) AddRun(next, names);

        // "mediation efforts by", "mediation led by".
        for (var i = next; names.Count == 0 && i < Math.Min(sentence.End, next + 3); i++)
        {
            if (_text.Word(i) is "by") AddRun(i + 1, names);
        }

        if (names.Count > 0) return;
        // "Qatari and Egyptian mediators", "Norway's mediation", "with Cuba as guarantor", "Oman led the mediation", "the good offices of".
        var at = noun;
        while (at > sentence.First && (_text.Word(at - 1) is "as" or "the" or "a" or "chief" or "'s" or "\u2019s" or "main" or "under" or "led" or "leads" or "its" || _text.Lemma(at - 1) is "act" or "serve")) at--;
        AddBefore(at, names, hyphenated: true);
        if (names.Count > 0 && next < sentence.End && _text.Word(next) is "with") AddRun(next, names);
    }

    /// <summary>Those named right before a token: a run joined by commas and "and".</summary>
    private void AddBefore(int token, List<string> names, bool hyphenated)
    {
        var sentence = _text.Sentences[_text[token].Sentence];
        var joined = false;
        for (var i = token - 1; i >= sentence.First; i--)
        {
            var here = ActorsAt(i);
            if (here.Count > 0)
            {
                if (here[0].Via is MentionVia.Adjective && !hyphenated) return;
                for (var k = here.Count - 1; k >= 0; k--) InsertName(here[k], names);
                i = here[0].First;
                joined = true;
                continue;
            }

            if (!joined && (_text[i].Upos is Upos.AUX or Upos.ADV or Upos.PART || _text.Word(i) is "-" or "'s" or "\u2019s" or "which" or "," or "envoys" or "officials" or "diplomats" or "also")) continue;
            if (joined && (_text[i].Upos is Upos.CCONJ or Upos.DET || _text.Word(i) is "," or "-" or "/")) continue;
            return;
        }
    }

    /// <summary>Those named from a token on: "Qatar, Egypt and the United States", "Egypt, with the help of", "Saudi Arabia together with".</summary>
    private void AddRun(int first, List<string> names)
    {
        if (first >= _text.Count) return;
        var end = _text.Sentences[_text[first].Sentence].End;
        var (comma, open) = (false, 6);
        for (var i = first; i < end;)
        {
            var here = ActorsAt(i);
            if (here.Count > 0)
            {
                // "…, the mission said": who speaks behind a comma is another.
                if (comma && here[0].End < end && _text[here[0].End].Upos is Upos.VERB or Upos.AUX) return;
                foreach (var actor in here) AddName(actor, names);
                i = here[0].End;
                (comma, open) = (false, 0);
                continue;
            }

            var word = _text.Word(i);
            if (word is ",")
            {
                if (i + 1 < end && _text[i + 1].Upos is Upos.PRON or Upos.VERB or Upos.SCONJ or Upos.AUX) return;
                (comma, open) = (true, 0);
            }
            else if (_text[i].Upos is Upos.CCONJ || word is "with" or "alongside" or "help")
            {
                // "and the Roman Catholic community of Sant'Egidio": what is joined may be told at some length.
                (comma, open) = (false, 6);
            }
            else if (!(_text[i].Upos is Upos.DET || word is "'s" or "\u2019s" or "-" or "/" or "&" or "of" or "together" or "along" or "as" or "well" or "jointly" or "both" or "former" or "envoy" or "envoys" or "from")
                && !(_text[i].Upos is Upos.ADJ or Upos.NOUN or Upos.PROPN && open-- > 0))
            {
                return;
            }

            i++;
        }
    }

    /// <summary>The actors of the longest mention at a token, until the next call; several where one stretch stands for several ("Saudi and U.S. mediators").</summary>
    private List<ActorMention> ActorsAt(int token)
    {
        var found = _here;
        found.Clear();
        foreach (var actor in document.Actors)
        {
            if (actor.First > token) break;
            if (!actor.Covers(token)) continue;
            var longer = found.Count == 0 ? 1 : (actor.End - actor.First).CompareTo(found[0].End - found[0].First);
            if (longer > 0) found.Clear();
            if (longer >= 0) found.Add(actor);
        }

        return found;
    }

    private void AddName(ActorMention actor, List<string> names) => Slots.AddOnce(names, NameOf(document, actor));

    private void InsertName(ActorMention actor, List<string> names)
    {
        var name = NameOf(document, actor);
        if (!names.Contains(name)) names.Insert(0, name);
    }

    /// <summary>A go-between by the name of its country: a government that mediates abroad is no party to a war of its own there.</summary>
    private static string NameOf(Document document, ActorMention actor) =>
        document.Codebook.Actors.CountryOf(actor.Side) is { } country && (actor.Side == country.Name || actor.Side.EndsWith(" government", StringComparison.Ordinal)) ? country.Name : actor.Side;

    /// <summary>"had no part in brokering", "denied that it had mediated".</summary>
    private bool IsDenied(int token)
    {
        var sentence = _text.Sentences[_text[token].Sentence];
        for (var i = token - 1; i >= sentence.First && i >= token - 6; i--)
        {
            if (_text.Lemma(i) is "not" or "never" or "deny" or "refuse" or "offer" or "n't" || (_text.Lemma(i) is "no" && i >= token - 3)) return true;
        }

        return false;
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}

/// <summary>One thing said of those who arranged an agreement.</summary>
/// <param name="Token">The word that says so.</param>
/// <param name="Names">Who.</param>
/// <param name="Hosts">Whether it is only said that they were hosts or sponsors.</param>
internal sealed record Brokering(int Token, IReadOnlyList<string> Names, bool Hosts);
