using System.Collections.Frozen;
using NodaTime;
using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// Days that a report tells by another event of its own: "hours after Friday's announcement", "minutes after the truce took hold", "two days
/// after the leaders had met", "the army then shelled the town". The other event is dated by its own words, or where the report dates it.
/// </summary>
internal sealed class TimeByEvent(AnnotatedText text, TimeInterval?[] values)
{
    /// <summary>Hours up to which an event is taken to be of the day of the other.</summary>
    private const int HoursOfOneDay = 12;

    /// <summary>Sentences over which "then" goes on with the day told last.</summary>
    private const int ThenSentences = 1;

    /// <summary>The day of an event by that of another, or null when the words do not tell it so or the other's day is not known.</summary>
    public TimeInterval? Of(int token)
    {
        var sentence = text.Sentences[text[token].Sentence];
        for (var link = sentence.First + 1; link < sentence.End; link++)
        {
            var sign = text.Lemma(link) switch { "after" => 1, "before" => -1, _ => 0 };
            if (sign == 0 || Distance(link) is not { } distance) continue;
            var end = ComplementEnd(link, sentence.End);
            if (token > link && token < end) return distance.Days == 0 ? null : Day(MainBefore(distance.First, sentence.First), -sign * distance.Days);
            if (!Belongs(token, distance.First, end, sentence)) continue;
            return Complement(link, end) is { } other && other.IsDay ? new TimeInterval(other.First.PlusDays(sign * distance.Days)) : null;
        }

        return IsThen(token) ? ToldBefore(token) : null;
    }

    /// <summary>How far before "after" or "before" the words set an event from the other: from which token on, and by how many days; null when they do not.</summary>
    private (int First, int Days)? Distance(int link)
    {
        if (text.Lemma(link - 1) is "shortly" or "soon" or "immediately" or "just" or "right") return (link - 1, 0);
        if (text.Lemma(link - 1) is not ("hour" or "minute" or "moment" or "day")) return null;
        foreach (ref readonly var time in text.Times)
        {
            if (time.End != link + 1 || time.From.Basis != TimeBasis.None) continue;
            var count = (int)Math.Abs(time.From.Count);
            return time.From.Unit switch
            {
                TimeUnit.Day when count > 0 => (time.First, count),
                TimeUnit.Hour when count <= HoursOfOneDay => (time.First, 0),
                TimeUnit.Minute or TimeUnit.Second => (time.First, 0),
                _ => null,
            };
        }

        return text.Lemma(link - 1) is "moment" ? (link - 1, 0) : null;
    }

    /// <summary>Where what follows "after" or "before" ends: at the next comma or other stop.</summary>
    private int ComplementEnd(int link, int sentenceEnd)
    {
        var end = link + 1;
        while (end < sentenceEnd && text.Word(end) is not ("," or ";" or ":" or "." or "\u2014" or "--")) end++;
        return end;
    }

    /// <summary>Whether the words are said of an event: before it at the head of a clause, or behind it with no other clause between.</summary>
    private bool Belongs(int token, int first, int end, in Sentence sentence)
    {
        if (token >= end)
        {
            var initial = first - sentence.First <= 2 || text[first - 1].Upos is Upos.CCONJ;
            return initial && text[token].Relation is not Relation.AclRelcl && !IsPluperfect(token);
        }

        if (token >= first || text[first - 1].Upos == Upos.VERB && EventTime.SpeechVerbs.Contains(text.Lemma(first - 1))) return false;
        for (var i = token + 1; i < first; i++)
        {
            if (text.Word(i) is ";" || (text[i].Upos == Upos.CCONJ && text.Word(i - 1) is ",")) return false;
        }

        return true;
    }

    private bool IsPluperfect(int token)
    {
        foreach (var child in text.Children(token))
        {
            if (text[child].Relation == Relation.Aux && text.Word(child) is "had") return true;
        }

        return false;
    }

    /// <summary>The day of what follows "after" or "before".</summary>
    private TimeInterval? Complement(int link, int end)
    {
        var last = -1;
        for (var i = 0; i < values.Length; i++)
        {
            ref readonly var time = ref text.Times[i];
            if (time.First <= link || time.First >= end || values[i] is not { IsDay: true } || time.Kind is not (TimeKind.Date or TimeKind.Time)) continue;
            if (time.Relation is not (TimeRelation.Since or TimeRelation.Until or TimeRelation.By)) last = i;
        }

        if (last >= 0) return values[last];
        var head = ComplementHead(link, end);
        return head < 0 ? null : Elsewhere(head, link, end);
    }

    /// <summary>The verb of the clause that follows, or the noun of the phrase.</summary>
    private int ComplementHead(int link, int end)
    {
        var noun = -1;
        for (var i = link + 1; i < end; i++)
        {
            if (text[i].Upos == Upos.VERB && text[i].Relation is not (Relation.Amod or Relation.Acl or Relation.AclRelcl or Relation.Compound)) return i;
            if (noun < 0 && text[i].Upos == Upos.NOUN && (i + 1 >= end || text[i + 1].Upos is not (Upos.NOUN or Upos.PROPN))) noun = i;
            if (noun >= 0 && i > noun && text[i].Upos is Upos.AUX) return -1;
        }

        return noun;
    }

    /// <summary>
    /// The day on which the report dates an event elsewhere: where it speaks of it by the same word or one of its kin, the nearest before first;
    /// an announcement or a meeting that it does not date so is that by which the truce was made.
    /// </summary>
    private TimeInterval? Elsewhere(int head, int link, int end)
    {
        var sort = SortOf(head);
        if (Nearest(t => text.Lemma(t) == text.Lemma(head) || (sort != EventSort.None && SortOf(t) == sort), link, end) is { } day) return day;
        return sort is EventSort.Announcing or EventSort.Meeting or EventSort.Agreeing ? Nearest(t => SortOf(t) is EventSort.Agreeing or EventSort.Announcing, link, end) ?? Lead(link) : null;
    }

    private TimeInterval? Nearest(Func<int, bool> fits, int link, int end)
    {
        for (var t = link - 1; t >= 0; t--)
        {
            if (Dated(t) is { } before) return before;
        }

        for (var t = end; t < text.Count; t++)
        {
            if (Dated(t) is { } behind) return behind;
        }

        return null;

        TimeInterval? Dated(int t) => text[t].Upos is Upos.NOUN or Upos.VERB && fits(t) && EventTime.Of(text, values, t) is >= 0 and var time && text.Times[time].Relation is not TimeRelation.From && values[time] is { IsDay: true } day ? day : null;
    }

    /// <summary>The day of the news itself, by the first sentence of the report that tells one.</summary>
    private TimeInterval? Lead(int link)
    {
        for (var s = 0; s < text.Sentences.Length && text.Sentences[s].First < link && s < 3; s++)
        {
            for (var i = text.Sentences[s].First; i < text.Sentences[s].End; i++)
            {
                if (text[i].Head < 0 && EventTime.Of(text, values, i) is >= 0 and var time && values[time] is { IsDay: true } day) return day;
            }
        }

        return null;
    }

    /// <summary>The event that the distance is told of, for the other one to be dated by it: the verb before, past commas.</summary>
    private int MainBefore(int first, int sentenceFirst)
    {
        for (var i = first - 1; i >= sentenceFirst; i--)
        {
            if (text[i].Upos == Upos.VERB && text[i].Relation is not (Relation.Amod or Relation.Case)) return i;
        }

        return -1;
    }

    private TimeInterval? Day(int main, int days)
    {
        if (main < 0) return null;
        var time = EventTime.Of(text, values, main);
        if (time >= 0) return values[time] is { IsDay: true } day ? new TimeInterval(day.First.PlusDays(days)) : null;

        // "The announcement came two days after …".
        if (text.Lemma(main) is not ("come" or "follow" or "take" or "be") || text.Subject(main) is not (>= 0 and var subject)) return null;
        return Elsewhere(subject, main, main) is { IsDay: true } other ? new TimeInterval(other.First.PlusDays(days)) : null;
    }

    /// <summary>"Israeli tanks then shelled the town".</summary>
    private bool IsThen(int token)
    {
        if (text[token].Upos != Upos.VERB || text.TenseAt(token) != ClauseTense.Past) return false;
        foreach (var child in text.Children(token))
        {
            if (text[child].Relation == Relation.Advmod && child < token && text.Word(child) is "then" or "Then") return true;
        }

        return false;
    }

    private TimeInterval? ToldBefore(int token)
    {
        for (var i = values.Length - 1; i >= 0; i--)
        {
            ref readonly var time = ref text.Times[i];
            if (time.First >= token || values[i] is null || time.Kind is not (TimeKind.Date or TimeKind.Time)) continue;
            return text[token].Sentence - text[time.First].Sentence <= ThenSentences && values[i] is { IsDay: true } day ? day : null;
        }

        return null;
    }

    private EventSort SortOf(int token)
    {
        var lemma = text.Lemma(token);
        if (Sorts.TryGetValue(lemma, out var sort)) return sort;
        var effect = lemma is "take" or "come" or "go" or "enter" && Beside(token, "effect", "force", "hold");
        if (effect || (lemma is "begin" or "start" && text.Subject(token) is >= 0 and var subject && IsTruce(text.Lemma(subject)))) return EventSort.Starting;
        return EventSort.None;
    }

    private bool Beside(int token, string a, string b, string c)
    {
        for (var i = token + 1; i < Math.Min(token + 4, text.Count); i++)
        {
            if (text.Word(i).Equals(a, StringComparison.Ordinal) || text.Word(i).Equals(b, StringComparison.Ordinal) || text.Word(i).Equals(c, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static bool IsTruce(string lemma) => lemma is "truce" or "ceasefire" or "cease-fire" or "pause" or "cessation" or "lull" or "halt" or "it";

    private enum EventSort { None, Announcing, Agreeing, Starting, Meeting, Ending, Voting, Striking }

    /// <summary>Words that speak of one thing: a noun and the verbs it is made from.</summary>
    private static readonly FrozenDictionary<string, EventSort> Sorts = new (EventSort Sort, string[] Words)[]
    {
        (EventSort.Announcing, ["announcement", "announce", "declaration", "declare", "proclamation", "proclaim", "unveil"]),
        (EventSort.Agreeing, ["agree", "agreement", "deal", "accord", "pact", "sign", "signing", "signature", "conclude", "seal"]),
        (EventSort.Starting, ["truce", "ceasefire", "cease-fire"]),
        (EventSort.Meeting, ["meeting", "meet", "talk", "summit"]),
        (EventSort.Ending, ["expire", "expiry", "collapse", "lapse"]),
        (EventSort.Voting, ["vote", "adopt", "adoption"]),
        (EventSort.Striking, ["attack", "raid", "bombing", "explosion", "blast", "explode", "airstrike", "ambush", "shelling", "massacre"]),
    }.SelectMany(group => group.Words, (group, word) => KeyValuePair.Create(word, group.Sort)).ToFrozenDictionary(StringComparer.Ordinal);
}
