using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Truce.Domain;
using Truce.Ledger;
using Truce.Ledger.Reporting;
using Truce.Web.Views;

namespace Truce.Web.Feeds;

/// <summary>Atom feeds (RFC 4287) of what is new on a theatre, an agreement or an actor. The same ledger gives the same bytes.</summary>
internal static class FeedRoutes
{
    private const int MostEntries = 50;

    private const string Atom = "http://www.w3.org/2005/Atom";

    public static void MapFeeds(this IEndpointRouteBuilder app)
    {
        app.MapGet("/feeds/theatres/{name}.atom", (string name, HttpContext http, LedgerViews views) => Feed(http, views, view =>
            view.Theatres.FirstOrDefault(t => t.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Name is { } theatre
                ? (theatre, "/?theatre=" + Uri.EscapeDataString(theatre), view.Snapshot.Entries.Where(e => e.Theatre == theatre && e is not (StatementEntry or DocumentEntry)))
                : null));
        app.MapGet("/feeds/agreements/{id}.atom", (string id, HttpContext http, LedgerViews views) => Feed(http, views, view =>
            view.Find<AgreementEntry>(id) is { } agreement && new AgreementLife(view, agreement) is var life
                ? (agreement.Label, "/agreements/" + id, life.Violations.Concat<Entry>(life.Accusations).Concat(view.ContradictionsAbout(id)).Append(agreement))
                : null));
        app.MapGet("/feeds/actors/{name}.atom", (string name, HttpContext http, LedgerViews views) => Feed(http, views, view =>
            view.OfActor(name) is { Count: > 0 } entries ? (name, "/actors/" + Uri.EscapeDataString(name), entries) : null));
    }

    private static async Task<IResult> Feed(HttpContext http, LedgerViews views, Func<LedgerView, (string Title, string Path, IEnumerable<Entry> Entries)?> find)
    {
        var view = await views.Get(null).ConfigureAwait(false);
        http.Response.Headers.ETag = $"\"{view.Head[..24]}\"";
        http.Response.Headers.CacheControl = "private, no-cache";
        if (http.Request.Headers.IfNoneMatch.ToString().Contains(view.Head[..24], StringComparison.Ordinal)) return Results.StatusCode(StatusCodes.Status304NotModified);
        return find(view) is var (title, path, entries) ? Results.Bytes(Write(view, title, $"{http.Request.Scheme}://{http.Request.Host}", path, http.Request.Path.Value!, entries), "application/atom+xml; charset=utf-8") : Results.NotFound();
    }

    private static byte[] Write(LedgerView view, string title, string host, string path, string self, IEnumerable<Entry> entries)
    {
        // An entry is as new as the latest report of it.
        var newest = entries.Select(e => (Entry: e, Known: e.Sources.Select(view.Document).Select(d => d?.Published?.Latest).Max()))
            .Where(e => e.Known is not null)
            .OrderByDescending(e => e.Known).ThenBy(e => e.Entry.Id, StringComparer.Ordinal).Take(MostEntries).ToList();
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteElementString("title", Atom, $"Truce: {title}");
            xml.WriteElementString("id", Atom, $"urn:truce:feed:{Uri.EscapeDataString(self)}");
            xml.WriteElementString("updated", Atom, Time(newest.Count > 0 ? newest[0].Known!.Value : view.LastDay ?? new NodaTime.LocalDate(1970, 1, 1)));
            Link(xml, "self", host + self);
            Link(xml, "alternate", host + path);
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, "Truce");
            xml.WriteEndElement();
            foreach (var (entry, known) in newest)
            {
                xml.WriteStartElement("entry", Atom);
                xml.WriteElementString("title", Atom, Clean(Telling.Of(entry)));
                xml.WriteElementString("id", Atom, "urn:truce:" + entry.Id);
                xml.WriteElementString("updated", Atom, Time(known!.Value));
                Link(xml, "alternate", host + (entry is AgreementEntry ? "/agreements/" : "/entries/") + entry.Id);
                xml.WriteElementString("summary", Atom, Clean(Summary(entry)));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static string Summary(Entry entry)
    {
        var state = entry is AgreementEntry agreement ? Prose.Sentence(Prose.State(agreement.Status)) + " " : "";
        return state + string.Join(' ', entry.Evidence.Take(3).Select(e => Prose.Quote(e.Words)));
    }

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Time(NodaTime.LocalDate day) => new PartialDate(day) + "T00:00:00Z";

    /// <summary>XML cannot bear all characters that a report can.</summary>
    private static string Clean(string text) => string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
}
