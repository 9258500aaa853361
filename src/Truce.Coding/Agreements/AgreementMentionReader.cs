using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Agreements;

/// <summary>Finds the passages that name an agreement and reads what each says of it: decides nothing across passages.</summary>
internal sealed partial class AgreementMentionReader(Document document, AgreementCodebook codebook)
{
    private const int LongestWord = 40;

    private static readonly HashSet<string> CarrierNouns = new(StringComparer.Ordinal)
    {
        "deal", "agreement", "accord", "pact", "plan", "proposal", "arrangement", "declaration", "initiative", "treaty", "offer", "bid", "announcement",
    };

    private static readonly HashSet<string> EarlierWords = new(StringComparer.Ordinal)
    {
        "earlier", "previous", "former", "prior", "past",
    };

    private static readonly HashSet<string> AnotherWords = new(StringComparer.Ordinal) { "new", "another", "second", "third", "fresh", "further", "separate" };

    private static readonly HashSet<string> ScopeWords = new(StringComparer.Ordinal)
    {
        "unilateral", "bilateral", "mutual", "reciprocal", "local", "partial", "nationwide", "countrywide", "national", "general", "comprehensive",
        "permanent", "temporary", "indefinite", "unconditional", "limited", "maritime",
    };

    private static readonly HashSet<string> FrailWords = new(StringComparer.Ordinal)
    {
        "fragile", "shaky", "faltering", "tattered", "battered", "tenuous", "precarious", "crumbling", "wobbly", "strained", "embattled",
    };

    private static readonly HashSet<string> DeadWords = new(StringComparer.Ordinal) { "failed", "collapsed", "defunct", "broken", "short-lived", "shattered", "lapsed", "expired" };

    private static readonly HashSet<string> ArrangingVerbs = new(StringComparer.Ordinal)
    {
        "broker", "mediate", "negotiate", "sponsor", "back", "arrange", "facilitate", "oversee", "guarantee", "lead", "host", "monitor", "supervise",
    };

    private static readonly HashSet<string> Enders = new(StringComparer.Ordinal)
    {
        "fighting", "war", "hostility", "violence", "bloodshed", "clash", "conflict", "offensive", "bombardment", "shelling", "attack", "operation",
        "strike", "airstrike", "raid", "bombing", "fire", "firing", "rocket", "launch", "combat", "battle", "assault", "gunfire", "campaign", "war",
    };

    private readonly AnnotatedText _text = document.Text;

    private readonly TokenTree _tree = document.Tree;

    private readonly PredicationReader _predications = new(document, codebook);

    private readonly SpokenTruce _spoken = new(document);

    private readonly ImitatedTruce _imitated = new(document);

    /// <summary>All passages, in the order of the text.</summary>
    public List<AgreementMention> Read()
    {
        var mentions = new List<AgreementMention>();
        _named = false;
        Span<char> lower = stackalloc char[LongestWord];
        for (var i = 0; i < _text.Count; i++)
        {
            var word = _text.Word(i);
            if (word.Length > LongestWord) continue;
            if (_spoken.Read(i) is { } spoken)
            {
                mentions.Add(WithDayReported(spoken));
                i = spoken.End - 1;
                continue;
            }

            var last = mentions.Count > 0 ? mentions[^1] : null;
            _named = last is not null;
            if ((ProForm(i, last) ?? (last is null ? null : _imitated.Read(i, last))) is { } likewise)
            {
                mentions.Add(likewise);
                continue;
            }

            word.ToLowerInvariant(lower);
            foreach (var term in codebook.TermsFrom(lower[..word.Length]))
            {
                if (!Matches(term, i)) continue;
                if (Read(term, i) is { } mention) mentions.Add(mention);
                i += term.Words.Length - 1;
                break;
            }
        }

        return mentions;
    }

    /// <summary>"have agreed to halt strikes, the White House said on Tuesday": the news is of the day on which it is told.</summary>
    private AgreementMention WithDayReported(AgreementMention spoken) =>
        spoken.Said[0] is { Date: null, State: AgreementState.Agreed } told && _predications.DayReported(told.Word) is { } day ? spoken with { Said = [told with { Date = day }, .. spoken.Said.Skip(1)] } : spoken;

    private bool Matches(AgreementTerm term, int first)
    {
        if (first + term.Words.Length > _text.Count) return false;
        for (var k = 0; k < term.Words.Length; k++)
        {
            if (!_text.Word(first + k).Equals(term.Words[k], StringComparison.OrdinalIgnoreCase)) return false;
        }

        return _text[first].Sentence == _text[first + term.Words.Length - 1].Sentence;
    }

    private AgreementMention? Read(AgreementTerm term, int first)
    {
        var end = first + term.Words.Length;
        var head = HeadOf(first, end);
        if (_text[head].Upos is Upos.VERB) return null;
        if (term.Words is ["pause"] or ["lull"] or ["standstill"] or ["halt"] or ["moratorium"] && !IsPauseOfFighting(head) && !(_named && IsOneOfSeveral(head))) return null;

        // "ceasefire deal", "truce agreement": the noun that carries the name governs the phrase.
        var phrase = head;
        var plan = false;
        while (_text[phrase].Relation is Relation.Compound or Relation.NmodDesc && _text[phrase].Head is var up and >= 0 && _text[up].Upos is Upos.NOUN or Upos.PROPN)
        {
            var lemma = _text.Lemma(up);
            if (CarrierNouns.Contains(lemma))
            {
                plan |= lemma is "plan" or "proposal" or "initiative" or "offer" or "bid";
                phrase = up;
                continue;
            }

            // "signed a cease-fire Wednesday": a day is no noun that a truce would modify.
            if (IsTime(up)) break;

            // "ceasefire violations", "truce talks": said of the agreement by a noun that governs its name.
            if (codebook.StateOf(lemma, AgreementPart.Of) is null) return null;
            break;
        }

        if (term.Role == TermRole.Carrier && (phrase != head || IsForeignName(head))) return null;
        var several = (_text[phrase].Morphology.HasFlag(Morphology.NumberPlur) || term.Words is ["truces"] or ["ceasefires"] or ["cease-fires"]) && term.Role != TermRole.Named;
        if (several && term.Role != TermRole.Head) return null;

        // "calls on all parties to cease fire": a verb.
        if (term.Words is ["cease", "fire"] && first > 0 && _text.Word(first - 1) is "to" or "will" or "would" or "must" or "should" or "shall" or "not") return null;

        var mention = new AgreementMention { Term = term, First = first, End = end, Head = phrase, Kind = term.Role == TermRole.Carrier ? null : term.Kind };
        mention = WithModifiers(mention);
        if (mention is null) return null;
        if (several)
        {
            _several = mention with { Said = [.. _predications.Of(mention)], Sentence = _text[mention.Head].Sentence };
            return null;
        }

        if (plan) mention = mention with { Said = [new AgreementPredication(AgreementState.Proposed, phrase, Modality.Happened, null, [])] };
        mention = mention with { Said = [.. mention.Said, .. _predications.Of(mention).Select(s => WithoutName(s, mention)), .. _predications.GoingOn(mention)] };

        // "called a ceasefire" declares one; "called the accord a second chance" judges it.
        if (mention.Definite || term.Role == TermRole.Carrier) mention = mention with { Said = [.. mention.Said.Where(s => _text.Lemma(s.Word) is not "call")] };
        if (mention.Kind is null && KindBehind(mention) is { } purpose) mention = mention with { Kind = purpose };
        if (term.Role == TermRole.Carrier && (mention.Kind is null || mention.Said.Count == 0) && Terms(mention) is { } terms)
        {
            // What binds its parties has been made.
            mention = mention with { Kind = mention.Kind ?? terms.Kind };
            if (mention.Said.Count == 0) mention = mention with { Said = [(mention.Definite ? AgreedBefore(mention) : null) ?? new AgreementPredication(AgreementState.Agreed, terms.Verb, Modality.Happened, null, [])] };
        }

        // "An accord that the two made on May 27 fell apart": of what kind is not said; in a report on a war it is a truce.
        if (mention is { Kind: null, Indefinite: true, Definite: false } && mention.Said.Any(s => s.Real && s.State is AgreementState.Ended or AgreementState.Expired)) mention = mention with { Kind = term.Kind };
        // "It replaces an oral understanding of July 1993": what is replaced came before.
        if (mention.Indefinite && _text[mention.Head].Relation is Relation.Obj && _text[mention.Head].Head is >= 0 and var act && _text.Lemma(act) is "replace" or "supersede" or "succeed" or "supplement")
            mention = mention with { Earlier = true, Kind = mention.Kind ?? term.Kind };
        if (mention.Kind is null && !mention.Definite && mention.Said.Count == 0 && mention.Brokers.Count == 0) return null;
        return mention with { Excludes = ExcludedNear(mention), Sentence = _text[mention.Head].Sentence, Opens = mention.First - _text.Sentences[_text[mention.Head].Sentence].First <= 3, Year = YearOf(mention) };
    }

    /// <summary>"the truce of September 12 had ended": the day is the name's, not the end's.</summary>
    private static AgreementPredication WithoutName(AgreementPredication said, AgreementMention mention) =>
        mention.Dated is not null && said.Date == mention.Dated && said.State is not (AgreementState.Agreed or AgreementState.InForce) ? said with { Date = null } : said;

    /// <summary>The year that the date of its name, or of what is said of it, is given with.</summary>
    private int? YearOf(AgreementMention mention)
    {
        foreach (var said in mention.Said)
        {
            if (document.Dates.TimeOf(said.Word) is >= 0 and var time && _text.Times[time].From is { Basis: TimeBasis.Absolute, Year: > 0 } point) return point.Year;
        }

        if (mention.Dated is null) return null;
        foreach (ref readonly var time in _text.Times)
        {
            if (_text[time.First].Sentence == _text[mention.Head].Sentence && Math.Abs(time.First - mention.Head) < 8 && time.From is { Basis: TimeBasis.Absolute, Year: > 0 } point) return point.Year;
        }

        return null;
    }

    private bool IsTime(int token)
    {
        foreach (ref readonly var time in _text.Times)
        {
            if (time.First <= token && token < time.End) return true;
        }

        return false;
    }

    private int HeadOf(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            var head = _text[i].Head;
            if ((head < first || head >= end) && _text[i].Upos is not (Upos.PUNCT or Upos.ADP or Upos.DET)) return i;
        }

        return end - 1;
    }

    /// <summary>"an immediate ceasefire", "a truce with immediate effect", "effective immediately".</summary>
    private bool IsAtOnce(AgreementMention mention)
    {
        var sentence = _text.Sentences[_text[mention.Head].Sentence];
        for (var i = Math.Max(sentence.First, mention.First - 4); i < mention.First; i++)
        {
            if (_text.Word(i) is "immediate") return true;
        }

        for (var i = mention.End; i + 1 < Math.Min(sentence.End, mention.End + 10); i++)
        {
            if (_text.Word(i) is "immediate" && _text.Word(i + 1) is "effect") return true;
            if (_text.Word(i) is "effective" or "effect" or "force" && _text.Word(i + 1) is "immediately") return true;
        }

        return false;
    }
}
