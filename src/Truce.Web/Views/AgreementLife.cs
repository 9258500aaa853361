using NodaTime;
using Truce.Domain;
using Truce.Ledger;

namespace Truce.Web.Views;

/// <summary>What the ledger knows about the life of one agreement, ready to be drawn and told. Days are what sources say, never guesses.</summary>
public sealed class AgreementLife
{
    private readonly LedgerView _view;

    /// <summary>Gathers the life of an agreement from a snapshot.</summary>
    public AgreementLife(LedgerView view, AgreementEntry agreement)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(agreement);
        Agreement = agreement;
        Reports = [.. agreement.Sources.Select(view.Document).OfType<DocumentEntry>().OrderBy(d => d.Published is null).ThenBy(d => d.Published)];
        Agreed = DaysOf(TransitionKind.Agreed);
        Begun = DaysOf(TransitionKind.InForce);
        Ended = DaysOf(TransitionKind.Ended);
        if (agreement.LifeCycle.Any(t => t.Event == TransitionKind.Ended))
        {
            EndToldOn = PublishedOf(TransitionKind.Ended).Select(d => (LocalDate?)d).Min();
            LastBeforeEnd = Reports.Select(d => d.Published?.AsDay).Where(d => d < EndToldOn).Max();
        }

        IsDisputed = agreement.Status is AgreementStatus.InForce or AgreementStatus.Extended or AgreementStatus.Violated or AgreementStatus.Agreed
            && agreement.LifeCycle.Any(t => t.Event == TransitionKind.Ended);
        _view = view;
    }

    /// <summary>The agreement.</summary>
    public AgreementEntry Agreement { get; }

    /// <summary>Reports that speak of it, earliest first, those without a date last.</summary>
    public IReadOnlyList<DocumentEntry> Reports { get; }

    /// <summary>Days on which sources say that it was agreed.</summary>
    public IReadOnlyList<LocalDate> Agreed { get; }

    /// <summary>Days on which sources say that it took effect.</summary>
    public IReadOnlyList<LocalDate> Begun { get; }

    /// <summary>Days on which sources say that it ended.</summary>
    public IReadOnlyList<LocalDate> Ended { get; }

    /// <summary>Day of the first report that tells its end: it had ended by then, if that report is right. Null when none does.</summary>
    public LocalDate? EndToldOn { get; }

    /// <summary>Day of the last report before <see cref="EndToldOn"/>, or null.</summary>
    public LocalDate? LastBeforeEnd { get; }

    /// <summary>True when the latest reports treat it as alive though others have told its end.</summary>
    public bool IsDisputed { get; }

    /// <summary>Incidents while it was in force and where it held, earliest first: alleged violations.</summary>
    /// <remarks>What is dated after its end was told breaks nothing any more.</remarks>
    public IReadOnlyList<IncidentEntry> Violations => field ??=
        [.. _view.All<IncidentEntry>().Where(i => i.Agreement == Agreement.Id && !(EndToldOn < i.Date?.Earliest)).Reverse()];

    /// <summary>Accusations made while it was in force, or in reports that speak of it, earliest first.</summary>
    public IReadOnlyList<AccusationEntry> Accusations => field ??=
    [
        .. _view.Find<AccusationEntry>(new Query { Theatre = Agreement.Theatre }).Where(IsInItsTime)
            .Concat(Agreement.Sources.SelectMany(_view.OfDocument).OfType<AccusationEntry>())
            .DistinctBy(a => a.Id, StringComparer.Ordinal)
            .OrderBy(a => a.Date is null).ThenBy(a => a.Date).ThenBy(a => a.Id, StringComparer.Ordinal),
    ];

    /// <summary>First day it is about, or null when no source gives one.</summary>
    public LocalDate? Start => Begun.Concat(Agreed).Select(d => (LocalDate?)d).Min();

    /// <summary>Reports that tell a transition, by their ids, and the words of the agreement in each.</summary>
    public IEnumerable<Evidence> WordsOf(Transition transition)
    {
        ArgumentNullException.ThrowIfNull(transition);
        return Agreement.Evidence.Where(e => transition.Sources.Contains(e.Document, StringComparer.Ordinal));
    }

    private List<LocalDate> DaysOf(TransitionKind kind) =>
        [.. Agreement.LifeCycle.Where(t => t.Event == kind).Select(t => t.Date?.Earliest).OfType<LocalDate>().Distinct().Order()];

    private IEnumerable<LocalDate> PublishedOf(TransitionKind kind)
    {
        var sources = Agreement.LifeCycle.Where(t => t.Event == kind).SelectMany(t => t.Sources).ToHashSet(StringComparer.Ordinal);
        return Reports.Where(d => sources.Contains(d.Id)).Select(d => d.Published?.AsDay).OfType<LocalDate>();
    }

    private bool IsInItsTime(AccusationEntry accusation)
    {
        if (accusation.Date?.AsDay is not { } day || Start is not { } start || day < start) return false;
        var end = Ended.Count > 0 ? Ended[^1] : EndToldOn ?? Agreement.Expires?.Latest;
        return end is null ? Agreement.Status is AgreementStatus.InForce or AgreementStatus.Extended or AgreementStatus.Violated : day <= end;
    }
}
