using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Truce.Domain;

namespace Truce.Web.Views;

/// <summary>
/// What a reader asks for: the day as of which, and which entries. The same parameters on every page and in the API; what is
/// null does not matter. A query writes itself as the address that asks for it.
/// </summary>
public sealed record Query
{
    /// <summary>Only what could be known on that day.</summary>
    public LocalDate? AsOf { get; init; }

    /// <summary>Conflict, by the name of the country.</summary>
    public string? Theatre { get; init; }

    /// <summary>Somebody the entry names, by any part of the name.</summary>
    public string? Actor { get; init; }

    /// <summary>A place the entry names, by any part of the name.</summary>
    public string? Place { get; init; }

    /// <summary>First day.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Last day.</summary>
    public LocalDate? To { get; init; }

    /// <summary>Outlet or agency of a report that the entry rests on, by any part of the name.</summary>
    public string? Source { get; init; }

    /// <summary>How the reports present it.</summary>
    public Modality? Modality { get; init; }

    /// <summary>Words to search for.</summary>
    public string? Words { get; init; }

    /// <summary>Where the page of a list begins (<see cref="Listing{T}.Next"/>).</summary>
    public string? After { get; init; }

    /// <summary>True when it narrows what is shown, apart from the day as of which.</summary>
    public bool IsNarrow => Theatre is not null || Actor is not null || Place is not null || From is not null || To is not null || Source is not null || Modality is not null;

    /// <summary>The same day and theatre, nothing else: what a link to another page takes along.</summary>
    public Query Carried => new() { AsOf = AsOf, Theatre = Theatre };

    /// <summary>Longest value that a parameter may have, in UTF-16 code units.</summary>
    private const int LongestValue = 200;

    /// <summary>Reads the parameters of an address; false, with what is wrong, when one cannot be understood.</summary>
    public static bool TryParse(IQueryCollection parameters, out Query query, out string? error)
    {
        var problem = (string?)null;
        query = new Query
        {
            AsOf = Day("as-of"),
            Theatre = Text("theatre"),
            Actor = Text("actor"),
            Place = Text("place"),
            From = Day("from"),
            To = Day("to"),
            Source = Text("source"),
            Modality = Presentation("modality"),
            Words = Text("q"),
            After = Text("after"),
        };
        if (query is { From: { } from, To: { } to } && from > to) problem ??= $"the period ends ({to:uuuu-MM-dd}) before it begins ({from:uuuu-MM-dd})";
        error = problem;
        return problem is null;

        string? Text(string name)
        {
            var value = parameters[name].ToString().Trim();
            if (value.Length <= LongestValue) return value.Length == 0 ? null : value;
            problem ??= string.Create(CultureInfo.InvariantCulture, $"'{name}' is longer than {LongestValue} characters");
            return null;
        }

        LocalDate? Day(string name)
        {
            if (Text(name) is not { } text) return null;
            if (PartialDate.TryParse(text, out var date) && date.AsDay is { } day) return day;
            problem ??= $"'{name}' is no day: write it as 2016-09-19";
            return null;
        }

        Modality? Presentation(string name)
        {
            if (Text(name) is not { } text) return null;
            if (Enum.TryParse<Modality>(text, ignoreCase: true, out var modality) && Enum.IsDefined(modality) && !char.IsAsciiDigit(text[0])) return modality;
            problem ??= $"'{name}' is one of {string.Join(", ", Enum.GetNames<Modality>().Select(m => m.ToLowerInvariant()))}";
            return null;
        }
    }

    /// <summary>The address of a page with this query, its values escaped.</summary>
    public string Address(string path)
    {
        var address = new StringBuilder(path);
        var separator = '?';
        foreach (var (name, value) in Parameters())
        {
            address.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return address.ToString();
    }

    /// <summary>The parameters that are given, by name.</summary>
    public IEnumerable<(string Name, string Value)> Parameters()
    {
        if (AsOf is { } asOf) yield return ("as-of", Iso(asOf));
        if (Theatre is not null) yield return ("theatre", Theatre);
        if (Actor is not null) yield return ("actor", Actor);
        if (Place is not null) yield return ("place", Place);
        if (From is { } from) yield return ("from", Iso(from));
        if (To is { } to) yield return ("to", Iso(to));
        if (Source is not null) yield return ("source", Source);
        if (Modality is { } modality) yield return ("modality", modality.ToString().ToLowerInvariant());
        if (Words is not null) yield return ("q", Words);
        if (After is not null) yield return ("after", After);
    }

    /// <summary>A day as parameters write it.</summary>
    public static string Iso(LocalDate day) => new PartialDate(day).ToString();
}
