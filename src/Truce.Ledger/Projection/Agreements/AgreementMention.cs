using System.Collections.Frozen;
using NodaTime;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>Agreements that can be one and the same: truces of every sort are one family.</summary>
internal enum AgreementFamily
{
    Truce,
    Peace,
    Disarmament,
    Exchange,
    Evacuation,
}

/// <summary>
/// Mentions of an agreement that say the same of it, with what is needed to tell whether two such mean one agreement. Names are
/// folded; actors are sides.
/// </summary>
internal sealed class AgreementMention
{
    private static readonly FrozenSet<string> _genericParties = new[]
    {
        "opposition", "rebel", "rebels", "militant", "militants", "militia", "militias", "faction", "factions", "group", "groups", "fighter",
        "fighters", "force", "forces", "government", "army", "regime", "insurgents", "authorities", "separatists", "parties", "side", "sides",
        "military", "troops", "gunmen", "tribes",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> _genericAreas = new[]
    {
        "city", "province", "countryside", "rural", "region", "area", "areas", "district", "town", "suburb", "suburbs", "parts", "part", "east",
        "eastern", "west", "western", "north", "northern", "south", "southern", "central", "coastal", "held", "whole", "country", "nationwide",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] _instruments = ["accord", "accords", "agreement", "agreements", "protocol", "protocols", "pact", "memorandum", "declaration", "treaty"];

    public AgreementMention(Mention<AgreementFinding> first, Gazetteer gazetteer)
    {
        var finding = first.Finding;
        Mentions = [first];
        Documents = [first.Report.Order];
        Finding = finding;
        KnownBy = first.Report.KnownBy;
        Family = FamilyOf(finding.Kind);
        IsPause = finding.Kind == AgreementKind.HumanitarianPause;
        var scope = Scope(first, gazetteer);
        foreach (var name in scope) AddArea(name, Areas, gazetteer);
        foreach (var name in finding.Excludes) AddArea(gazetteer.NameOf(name), ExcludedAreas, gazetteer);
        IsWide = scope.Any(gazetteer.IsCountry) && Areas.Count == 0;
        Parties = Sides(finding.Parties, gazetteer);
        Brokers = Sides(finding.Brokers, gazetteer);
        Armed = new NameSet(finding.Parties.Where(p => !gazetteer.IsState(p)).Select(Wording.Fold).Where(p => !IsGeneric(p)));
        Agreed = DayRange.Of(finding.Agreed);
        InForce = DayRange.Of(finding.InForce);
        Ended = DayRange.Of(finding.Ended);
        Countries = CountriesOf(first);
        Reach = new NameSet(Countries.Names.Concat(finding.Parties.Select(first.Report.Places.CountryOfActor).OfType<string>()));
        Yearless = finding.Agreed is null && finding.InForce is null
            ? YearlessDate.Find(finding.Label) ?? YearlessDate.Find(finding.Evidence)
            : null;
        Profile = string.Join('|', [Family.ToString(), IsPause.ToString(), finding.Agreed?.ToString() ?? "",
            finding.InForce?.ToString() ?? "", finding.Ended?.ToString() ?? "", finding.Duration ?? "", Yearless?.ToString() ?? "", Areas.ToString(),
            ExcludedAreas.ToString(), IsWide.ToString(), Parties.ToString(), Brokers.ToString(), Armed.ToString(), Countries.ToString(), Reach.ToString()]);
    }

    /// <summary>The mentions, in canonical order.</summary>
    public List<Mention<AgreementFinding>> Mentions { get; }

    /// <summary>Places of their reports in canonical order.</summary>
    public HashSet<int> Documents { get; }

    /// <summary>The first of them: the others say the same.</summary>
    public AgreementFinding Finding { get; }

    /// <summary>When the report could be known; the same for all mentions without a date.</summary>
    public LocalDate? KnownBy { get; }

    public AgreementFamily Family { get; }

    /// <summary>True for a pause for aid, which may lie within a truce or without one.</summary>
    public bool IsPause { get; }

    /// <summary>Names of areas below the country, by their telling words.</summary>
    public NameSet Areas { get; } = new();

    public NameSet ExcludedAreas { get; } = new();

    /// <summary>True when it is said to cover a country and no single area.</summary>
    public bool IsWide { get; }

    public NameSet Parties { get; }

    public NameSet Brokers { get; }

    /// <summary>Parties that are armed groups with a name of their own.</summary>
    public NameSet Armed { get; }

    public NameSet Countries { get; }

    /// <summary>
    /// The same and the homes of its parties: a truce across a border is told as one in either country.
    /// </summary>
    public NameSet Reach { get; }

    public YearlessDate? Yearless { get; }

    public bool IsProposal => Finding.StatusInDoc is AgreementStatus.Proposed or AgreementStatus.Negotiating or AgreementStatus.Rejected;

    public bool IsExtension => Finding.StatusInDoc == AgreementStatus.Extended;

    /// <summary>True when a report gives the day of its beginning.</summary>
    public bool HasDay => Agreed is { IsDay: true } || InForce is { IsDay: true };

    public bool HasDate => Agreed is not null || InForce is not null;

    public DayRange? Agreed { get; }

    public DayRange? InForce { get; }

    public DayRange? Ended { get; }

    /// <summary>When it began, as far as these mentions say: in force, else agreed.</summary>
    public DayRange? Onset => InForce ?? Agreed;

    /// <summary>
    /// All that <see cref="AgreementIdentity"/> looks at, but for the report: mentions with one profile agree and disagree with the
    /// same others.
    /// </summary>
    public string Profile { get; }

    /// <summary>Equal for mentions with a date that may be taken for one.</summary>
    public string Signature => $"{Profile}|{IsProposal}|{IsExtension}";

    /// <summary>Takes in a mention that says the same and comes later in canonical order.</summary>
    public void Add(AgreementMention same)
    {
        Mentions.AddRange(same.Mentions);
        Documents.UnionWith(same.Documents);
    }

    public static AgreementFamily FamilyOf(AgreementKind kind) => kind switch
    {
        AgreementKind.PeaceAgreement => AgreementFamily.Peace,
        AgreementKind.Disarmament => AgreementFamily.Disarmament,
        AgreementKind.PrisonerExchange => AgreementFamily.Exchange,
        AgreementKind.Evacuation => AgreementFamily.Evacuation,
        _ => AgreementFamily.Truce,
    };

    /// <summary>What it covers, under the names that places have in the ledger.</summary>
    public static IReadOnlyList<string> Scope(Mention<AgreementFinding> mention, Gazetteer gazetteer) => [.. Scope(mention).Select(gazetteer.NameOf).Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// The countries that tie it to other mentions: two that share none are never one agreement. When it names none they are those of its
    /// report; empty when the report names none either.
    /// </summary>
    public static IReadOnlyCollection<string> LandsOf(Mention<AgreementFinding> mention)
    {
        var own = CountriesOf(mention);
        var lands = own.Names.Concat(mention.Finding.Parties.Select(mention.Report.Places.CountryOfActor).OfType<string>()).ToHashSet(StringComparer.Ordinal);
        if (own.Count == 0 && mention.Report.Theatre is { } theatre) lands.Add(theatre);
        return lands;
    }

    /// <summary>
    /// What it covers. A state that acts in a report on another country's war is no area of the truce; and where a country is
    /// named, a town of another country is where it was signed.
    /// </summary>
    private static List<string> Scope(Mention<AgreementFinding> mention)
    {
        var (theatre, places, actors) = (mention.Report.Theatre, mention.Report.Places, mention.Report.Findings.Actors);
        var covers = AreasOf(mention.Finding)
            .Where(c => c == theatre || theatre is null || !places.IsCountry(c) || !actors.Any(a => a.Name == c && a.Kind == "GOV"))
            .ToList();
        var countries = covers.Where(places.IsCountry).ToHashSet(StringComparer.Ordinal);
        return countries.Count == 0 ? covers : covers.FindAll(c => places.CountryOfPlace(c) is not { } country || countries.Contains(country));
    }

    /// <summary>
    /// The areas that a finding gives, but for the town that the instrument is named after: accords, protocols and pacts bear the name of the
    /// place where they were signed, truces and pauses that of the place where they hold.
    /// </summary>
    public static IEnumerable<string> AreasOf(AgreementFinding finding)
    {
        if (finding.Covers.Count == 0) return [];
        var words = $" {Wording.Fold(finding.Evidence)} ";
        return finding.Covers.Distinct(StringComparer.Ordinal).Where(c => !_instruments.Any(i => words.Contains($" {Wording.Fold(c)} {i} ", StringComparison.Ordinal)));
    }

    private static bool IsGeneric(string party) => party.Split(' ').Any(_genericParties.Contains);

    private static void AddArea(string name, NameSet areas, Gazetteer gazetteer)
    {
        if (gazetteer.IsCountry(name) || gazetteer.IsActor(name)) return;
        foreach (var word in Wording.ContentWords(name))
        {
            if (!_genericAreas.Contains(word)) areas.Add(word);
        }
    }

    private static NameSet Sides(IReadOnlyList<string> names, Gazetteer gazetteer) => new(names.Select(n => Wording.Fold(gazetteer.SideOf(n))));

    private static NameSet CountriesOf(Mention<AgreementFinding> mention)
    {
        var (finding, theatre, places) = (mention.Finding, mention.Report.Theatre, mention.Report.Places);
        var scope = Scope(mention);
        var countries = new NameSet(scope.Concat(finding.Excludes).Select(places.CountryOfPlace).OfType<string>());
        // Areas that no gazetteer knows decide for themselves; the report's theatre stands in only where no area is named.
        if (countries.Count > 0 || scope.Count > 0) return countries;
        foreach (var party in finding.Parties)
        {
            if (!places.IsState(party) && places.CountryOfActor(party) is { } home) countries.Add(home);
        }

        if (theatre is not null) countries.Add(theatre);
        return countries;
    }
}
