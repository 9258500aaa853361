using Truce.Domain;

namespace Truce.Coding.Agreements;

/// <summary>The passages of one report that speak of one agreement.</summary>
internal sealed class AgreementCluster(AgreementMention first)
{
    private readonly List<AgreementMention> _mentions = [first];

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<AgreementMention> Mentions => _mentions;

    /// <summary>Adds a passage.</summary>
    public void Add(AgreementMention mention) => _mentions.Add(mention);

    /// <summary>The most telling kind: a finer one before plain ceasefire.</summary>
    public AgreementKind Kind
    {
        get
        {
            AgreementKind? plain = null;
            foreach (var mention in _mentions)
            {
                if (mention.Kind is not { } kind) continue;
                // A zone that a truce sets up does not make it one.
                if (kind is AgreementKind.Deescalation && plain is not null) continue;
                if (kind != AgreementKind.Ceasefire) return kind;
                plain = kind;
            }

            return plain ?? AgreementKind.Ceasefire;
        }
    }

    /// <summary>Whether the report sets it apart as an older one.</summary>
    public bool Earlier => _mentions.Exists(m => m.Earlier);

    /// <summary>Whether the report says of it only that somebody wants it.</summary>
    public bool OnlyWanted => !_mentions.Exists(m => m.Said.Any(s => s.Real && s.State is not (AgreementState.Proposed or AgreementState.Demanded or AgreementState.Negotiating or AgreementState.Rejected)))
        && _mentions.Exists(m => m.Said.Any(s => s.State is AgreementState.Proposed or AgreementState.Demanded or AgreementState.Negotiating or AgreementState.Rejected));

    /// <summary>Whether it has come to its end by this report so far.</summary>
    public bool HasEnded => Has(AgreementState.Ended) || Has(AgreementState.Expired) || Has(AgreementState.Restored) || Has(AgreementState.Suspended);

    /// <summary>Whether a state is said to have come about.</summary>
    public bool Has(AgreementState state)
    {
        foreach (var mention in _mentions)
        {
            for (var i = 0; i < mention.Said.Count; i++)
            {
                if (mention.Said[i].Real && mention.Said[i].State == state) return true;
            }
        }

        return false;
    }

    /// <summary>First date given for a state that came about (or is to come about, when <paramref name="planned"/>).</summary>
    public PartialDate? DateOf(AgreementState state, bool planned = false)
    {
        foreach (var mention in _mentions)
        {
            for (var i = 0; i < mention.Said.Count; i++)
            {
                var said = mention.Said[i];
                if (state is AgreementState.InForce && !said.Starts) continue;
                if (said.State == state && said.Date is { } date && (said.Real || (planned && said.Modality is Modality.Planned))) return date;
            }
        }

        return null;
    }

    /// <summary>A date by which it can be told from others.</summary>
    public PartialDate? Anchor => Dated ?? DateOf(AgreementState.Agreed) ?? DateOf(AgreementState.InForce);

    private PartialDate? Dated
    {
        get
        {
            foreach (var mention in _mentions)
            {
                if (mention.Dated is { } date) return date;
            }

            return null;
        }
    }

    /// <summary>First value that a passage gives.</summary>
    public string? First(Func<AgreementMention, string?> value)
    {
        foreach (var mention in _mentions)
        {
            if (value(mention) is { } found) return found;
        }

        return null;
    }

    /// <summary>All values, once each, in the order of the text.</summary>
    public List<string> All(Func<AgreementMention, IReadOnlyList<string>> values)
    {
        var all = new List<string>();
        foreach (var mention in _mentions)
        {
            var here = values(mention);
            for (var i = 0; i < here.Count; i++) Slots.AddOnce(all, here[i]);
        }

        return all;
    }
}
