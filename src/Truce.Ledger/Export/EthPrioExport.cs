using System.Globalization;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>
/// Truces as a table with the variable names of the ETH/PRIO ceasefire dataset (doi 10.1177/00220027221129195): one row for each
/// party, or one for an agreement whose parties no report names. What the reports do not tell is -1, as there.
/// </summary>
public static class EthPrioExport
{
    private static readonly string[] _columns =
    [
        "cf_id", "location", "actor_name", "cf_dec_yr", "cf_dec_month", "cf_dec_day", "cf_effect_yr", "cf_effect_month", "cf_effect_day", "partial",
        "fixed", "p_humanitarian", "mediator_nego", "end_yr", "end_month", "end_day", "ended", "kind", "status", "label", "sources", "voices", "evidence_onset",
    ];

    /// <summary>Writes header and rows; lines end in <c>\n</c>.</summary>
    public static void Write(LedgerSnapshot snapshot, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(output);
        CsvTable.WriteRow(output, _columns);
        foreach (var agreement in snapshot.Of<AgreementEntry>())
        {
            if (AgreementMention.FamilyOf(agreement.Kind) != AgreementFamily.Truce) continue;
            foreach (var party in agreement.Parties.DefaultIfEmpty("")) CsvTable.WriteRow(output, Row(agreement, party));
        }
    }

    private static IEnumerable<string?> Row(AgreementEntry a, string party)
    {
        string?[] head = [a.Id, a.Theatre, party];
        string?[] scope =
        [
            Flag(a.Excludes.Count > 0 || a.Kind is AgreementKind.LocalTruce or AgreementKind.Deescalation),
            Flag(a.Duration is not null || a.Expires is not null),
            Flag(a.Kind == AgreementKind.HumanitarianPause),
            CsvTable.Join(a.Brokers),
        ];
        string?[] tail =
        [
            Flag(a.Status is AgreementStatus.Collapsed or AgreementStatus.Expired), WireNames.Of(a.Kind), WireNames.Of(a.Status), a.Label, CsvTable.Join(a.Sources),
            a.Voices.ToString(CultureInfo.InvariantCulture), a.Evidence[0].Words,
        ];
        return [.. head, .. Parts(a.Agreed), .. Parts(a.InForce), .. scope, .. Parts(a.Ended), .. tail];
    }

    private static string[] Parts(PartialDate? date) => [Part(date?.Year), Part(date?.Month), Part(date?.Day)];

    private static string Part(int? number) => (number ?? -1).ToString(CultureInfo.InvariantCulture);

    private static string Flag(bool value) => value ? "1" : "0";
}
