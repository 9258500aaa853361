using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Agreements;

/// <summary>The days of one agreement as the passages of a report give them.</summary>
internal readonly struct AgreementDates(Document document, AgreementCluster cluster)
{
    /// <summary>When it was agreed: the day in its name, or that of the words that say so; never after publication.</summary>
    public PartialDate? Agreed
    {
        get
        {
            var told = cluster.DateOf(AgreementState.Agreed);
            var deal = NameDate(carrier: true);
            var truce = NameDate(carrier: false);

            // "The Sept. 9 deal" was made then; "the truce of Sept. 12" may be called by the day on which it began.
            if (truce is not null && (told is { Day: not null } || truce == cluster.DateOf(AgreementState.InForce, planned: true))) truce = null;
            var name = deal ?? truce;
            var agreed = name is { } day && !(told is { Day: not null } precise && day.Covers(precise)) ? name : told;
            return agreed is { } when && document.Article.Published is { } published && when.Earliest > published.Latest ? null : agreed;
        }
    }

    private PartialDate? NameDate(bool carrier)
    {
        foreach (var mention in cluster.Mentions)
        {
            if (mention.Dated is { } date && carrier == (mention.Term.Role is TermRole.Carrier || mention.Head >= mention.End)) return date;
        }

        return null;
    }

    /// <summary>When it came or is to come into force: the day given for that, the day since which it is kept, or for one made with immediate effect the day it was agreed.</summary>
    public PartialDate? InForce(PartialDate? agreed)
    {
        if ((cluster.DateOf(AgreementState.InForce, planned: true) ?? Since()) is { } date) return date;
        foreach (var mention in cluster.Mentions)
        {
            if (agreed is not null && mention.AtOnce) return agreed;
            foreach (var said in mention.Said)
            {
                if (said is { Starts: true, Real: true } && (DayBehind(said.Word) ?? DayOfClock(said.Word)) is { } day) return day;

                // "Agreed on Thursday, to begin at midnight": at the end of that day.
                if (said is { Starts: true, Modality: Modality.Planned } && agreed?.AsDay is { } eve && IsAtMidnight(said.Word)) return new PartialDate(eve.PlusDays(1));
            }
        }

        return null;
    }

    /// <summary>When it did end.</summary>
    public PartialDate? Ended => cluster.DateOf(AgreementState.Ended) ?? cluster.DateOf(AgreementState.Expired) ?? WithinHours();

    /// <summary>When it was made longer: the latest day given for that, never after publication.</summary>
    public PartialDate? Extended
    {
        get
        {
            // "The truce, which came into force on April 2 and was extended since": the day of its beginning is not that of its extension.
            var begun = cluster.DateOf(AgreementState.InForce, planned: true);
            PartialDate? latest = null;
            foreach (var said in cluster.Mentions.SelectMany(m => m.Said))
            {
                if (said.Real && said.State is AgreementState.Extended && said.Date is { } date && date != begun && (latest is null || date > latest)) latest = date;
            }

            return NotAhead(latest);
        }
    }

    /// <summary>When it was broken, by somebody's word at least: the first day given for that.</summary>
    public PartialDate? Violated => NotAhead(cluster.DateOf(AgreementState.Violated));

    /// <summary>When it is due to end.</summary>
    public PartialDate? Expires
    {
        get
        {
            if (cluster.Has(AgreementState.Expired) || cluster.Has(AgreementState.Ended) && !cluster.Has(AgreementState.Extended)) return null;
            var due = cluster.DateOf(AgreementState.Expired, planned: true) ?? cluster.DateOf(AgreementState.Ended, planned: true);
            return due is { } end && Agreed is { } made && end.Latest < made.Earliest ? null : due;
        }
    }

    private PartialDate? NotAhead(PartialDate? date) => date is { } day && document.Article.Published is { } published && day.Earliest > published.Latest ? null : date;

    private bool IsAtMidnight(int word)
    {
        for (var i = word + 1; i < Math.Min(document.Text.Count, word + 4); i++)
        {
            if (document.Text.Word(i) is "midnight") return true;
        }

        return false;
    }

    /// <summary>"collapsed only hours after it began on Friday": on the one day that the sentence names.</summary>
    private PartialDate? WithinHours()
    {
        foreach (var mention in cluster.Mentions)
        {
            foreach (var said in mention.Said)
            {
                if (!said.Real || said.State is not AgreementState.Ended) continue;
                var sentence = document.Text.Sentences[document.Text[said.Word].Sentence];
                var hours = false;
                for (var i = sentence.First; i + 1 < sentence.End; i++) hours |= document.Text.Lemma(i) is "hour" or "minute" && document.Text.Word(i + 1) is "after" or "later" or "into";
                if (!hours) continue;
                PartialDate? only = null;
                for (var i = 0; i < document.Text.Times.Length; i++)
                {
                    if (document.Text[document.Text.Times[i].First].Sentence != document.Text[said.Word].Sentence || document.Dates.Value(i) is not { Day: not null } day) continue;
                    if (only is not null) return null;
                    only = day;
                }

                return only;
            }
        }

        return null;
    }

    /// <summary>"took effect at 23:30 local time (20:30 GMT) on Sunday": the day behind the word, before any other verb.</summary>
    private PartialDate? DayBehind(int word)
    {
        var text = document.Text;
        for (var i = 0; i < text.Times.Length; i++)
        {
            ref readonly var time = ref text.Times[i];
            if (time.First <= word || text[time.First].Sentence != text[word].Sentence || time.Relation is TimeRelation.Since or TimeRelation.Until or TimeRelation.By) continue;
            for (var k = word + 1; k < time.First; k++)
            {
                if (text[k].Upos is Upos.VERB or Upos.SCONJ) return null;
            }

            if (document.Dates.Value(i, ClauseTense.Past) is { Day: not null } day) return day;
        }

        return null;
    }

    /// <summary>"It took hold at 2 a.m.": a time of day is that of the day told last, in the same sentence or the one before.</summary>
    private PartialDate? DayOfClock(int word)
    {
        var text = document.Text;
        var sentence = text[word].Sentence;
        var (clock, morning, late) = (false, false, false);
        foreach (ref readonly var time in text.Times)
        {
            if (time.Kind is not TimeKind.Time || text[time.First].Sentence != sentence) continue;
            clock = true;
            for (var i = time.First; i < Math.Min(time.End + 1, text.Count); i++) morning |= text.Word(i) is "a.m." or "a.m" or "am" or "AM" or "dawn" || text.Word(i).EndsWith("am", StringComparison.Ordinal);
        }

        if (!clock) return null;
        PartialDate? day = null;
        for (var i = 0; i < text.Times.Length; i++)
        {
            ref readonly var time = ref text.Times[i];
            var own = text[time.First].Sentence;
            if (own > sentence || (own == sentence && time.First > word)) break;
            if (own < sentence - 1 || time.Relation is TimeRelation.Since or TimeRelation.Until or TimeRelation.By) continue;
            if (document.Dates.Value(i) is { Day: not null } told && (document.Article.Published is not { } published || told.Earliest <= published.Latest))
            {
                day = told;
                late = own < sentence && time.First > 1 && (text.Word(time.First) is "late" || text.Word(time.First - 1) is "late" || text.Word(time.First - 2) is "late");
            }
        }

        // "Announced late on Thursday. It took effect at 8 a.m.": on the morning after.
        return late && morning && day?.AsDay is { } night ? new PartialDate(night.PlusDays(1)) : day;
    }

    /// <summary>"has kept a truce since July 2015": the day from which it is said to be kept.</summary>
    private PartialDate? Since()
    {
        foreach (var mention in cluster.Mentions)
        {
            if (!mention.Said.Any(s => s.Real && s.State is AgreementState.InForce)) continue;
            for (var i = 0; i < document.Text.Times.Length; i++)
            {
                var time = document.Text.Times[i];
                if (time.Relation is TimeRelation.Since && document.Text[time.First].Sentence == document.Text[mention.Head].Sentence) return document.Dates.Value(i);
            }
        }

        return null;
    }
}
