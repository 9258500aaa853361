using System.ComponentModel;
using Truce.Ledger;

namespace Truce.Web.Api;

/// <summary>A page of a list, as the API writes it.</summary>
/// <typeparam name="T">Sort of entry.</typeparam>
/// <param name="Items">Newest first, those without a date last.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Next">Address of the page after this one, or null.</param>
/// <param name="Head">Chain hash of the journal that the answer rests on.</param>
public sealed record Listed<T>(IReadOnlyList<T> Items, int Total, string? Next, string Head)
    where T : Entry;

/// <summary>The parameters that every list takes, the same as those of the pages.</summary>
/// <param name="AsOf">Only what could be known on that day, as 2016-09-19.</param>
/// <param name="Theatre">Conflict, by the name of the country.</param>
/// <param name="Actor">Somebody an entry names, by any part of the name.</param>
/// <param name="Place">A place an entry names, by any part of the name.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Source">Outlet or agency of a report that an entry rests on, by any part of the name.</param>
/// <param name="Modality">happened, alleged, denied, planned, threatened, demanded, hypothetical or negated.</param>
/// <param name="After">Cursor: where the page begins. Take it from `next` of the page before.</param>
/// <param name="Limit">Most entries of one page, 1 to 1000; 10000 in csv, jsonl and geojson.</param>
public sealed record ListParameters(
    [property: Microsoft.AspNetCore.Mvc.FromQuery(Name = "as-of"), Description("Only what could be known on that day, as 2016-09-19.")] string? AsOf,
    [property: Microsoft.AspNetCore.Mvc.FromQuery(Name = "theatre"), Description("Conflict, by the name of the country.")] string? Theatre,
    [property: Microsoft.AspNetCore.Mvc.FromQuery(Name = "actor"), Description("Somebody an entry names, by any part of the name.")] string? Actor,
    [property: Microsoft.AspNetCore.Mvc.FromQuery(Name = "place"), Description("A place an entry names, by any part of the name.")] string? Place,
    [property: Microsoft.AspNetCore.Mvc.FromQuery(Name = "from"), Description("First day.")] string? From,
    [property: Microsoft.AspNetCore.Mvc.FromQuery(Name = "to"), Description("Last day.")] string? To,
    [property: Microsoft.AspNetCore.Mvc.FromQuery(Name = "source"), Description("Outlet or agency of a report that an entry rests on.")] string? Source,
    [property: Microsoft.AspNetCore.Mvc.FromQuery(Name = "modality"), Description("happened, alleged, denied, planned, threatened, demanded, hypothetical or negated.")] string? Modality,
    [property: Microsoft.AspNetCore.Mvc.FromQuery(Name = "after"), Description("Cursor: where the page begins. Take it from the page before.")] string? After,
    [property: Microsoft.AspNetCore.Mvc.FromQuery(Name = "limit"), Description("Most entries of one page, 1 to 1000; 10000 in csv, jsonl and geojson.")] string? Limit);
