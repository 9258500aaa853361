using System.Collections.Frozen;
using Truce.Domain;

namespace Truce.Reading;

/// <summary>Outlet, byline and day of publication of a web page, by what its data say, then by what it shows.</summary>
internal static class HtmlMetadata
{
    private static readonly string[] _publishedNames =
    [
        "article:published_time", "og:article:published_time", "datePublished", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "date.published",
        "parsely-pub-date", "sailthru.date", "DC.date.issued", "dcterms.created", "DC.date", "dc.date", "article.published", "cXenseParse:recs:publishtime", "article_date_original",
        "published-date", "published_at", "OriginalPublicationDate", "displaydate", "citation_publication_date", "citation_date", "rnews:datePublished", "date", "timestamp", "article:published",
        "dateCreated", "ptime", "bt:pubDate", "shareaholic:article_published_time", "last-publish-date",
    ];

    private static readonly string[] _authorNames = ["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "DC.creator", "byl", "cXenseParse:author", "article.author", "twitter:creator", "citation_author"];

    /// <summary>Accounts that systems are delivered with; nobody is called so.</summary>
    private static readonly FrozenSet<string> _accounts = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "admin", "administrator", "webmaster", "root", "user", "guest", "editor", "author", "staff");

    /// <summary>Day of publication: data, then dates shown near the headline, the address, and the report's words.</summary>
    public static PublicationDate Published(HtmlReport report, string? url)
    {
        var path = OfAddress(url ?? report.Page.Canonical ?? report.Page.Meta.GetValueOrDefault("og:url"));
        if (OfStamp(report.Data.Published) is { } linked) return new(LocalDay.Of(linked, report.Data.Published!, path, report.Content.Header), PublicationDate.Stated);
        foreach (var name in _publishedNames)
        {
            if (report.Page.Meta.TryGetValue(name, out var stamp) && OfStamp(stamp) is { } date) return new(LocalDay.Of(date, stamp, path, report.Content.Header), PublicationDate.Stated);
        }

        foreach (var (machine, isPublished, _) in report.Page.Times)
        {
            if (isPublished && OfStamp(machine) is { } date) return new(date, PublicationDate.Stated);
        }

        foreach (var (machine, _, at) in report.Page.Times)
        {
            if (Math.Abs(at - report.FirstBlock) <= 12 && OfStamp(machine) is { } date) return new(date, PublicationDate.Shown);
        }

        var shown = PublicationDate.Find(report.Content);
        if (path is { } address && shown.Confidence < PublicationDate.Shown)
        {
            // A month in the address bounds the day that is shown less surely.
            if (shown.Date is { } day && address.Covers(day)) return shown with { Confidence = PublicationDate.Shown };
            if (address.Day is not null || shown.Date is null) return new(address, address.Day is null ? PublicationDate.FromDateline : PublicationDate.Modified);
        }

        if (shown.Date is null && OfStamp(report.Data.Modified ?? report.Page.Meta.GetValueOrDefault("article:modified_time")) is { } modified) return new(modified, PublicationDate.Modified);
        return shown;
    }

    /// <summary>The outlet as the page names itself, or null.</summary>
    public static string? Outlet(HtmlReport report, string? url)
    {
        var site = Site(report.Page.Meta.GetValueOrDefault("og:site_name"));
        var publisher = Site(report.Data.Publisher);
        foreach (var name in new[] { site, publisher })
        {
            if (name is not null && Reading.Outlet.OfName(name) is not null) return name;
        }

        var address = url ?? report.Page.Canonical ?? report.Page.Meta.GetValueOrDefault("og:url");
        if (OutletName.FromUrl(address) is { } known) return known.Name;
        var stated = site ?? publisher ?? Clean(report.Page.Meta.GetValueOrDefault("application-name"));
        if (stated is not null && !SpelledName.IsBare(stated, address)) return stated;
        return SpelledName.Find(address, [report.Data.Publisher, report.Page.Title, .. report.Content.Footer.Select(Copyright.Holder)])
            ?? stated ?? (report.Page.Title is { } title ? OutletName.TakeOff(title, out _) : null);
    }

    /// <summary>Sites add slogans to their name behind a bar, and some give their address for it.</summary>
    private static string? Site(string? value)
    {
        if (Clean(value) is not { } name || name.Contains("://", StringComparison.Ordinal)) return null;
        var bar = name.IndexOf(" | ", StringComparison.Ordinal);
        return bar > 1 ? name[..bar] : name;
    }

    /// <summary>Names of the authors, or null.</summary>
    public static string? Byline(HtmlReport report)
    {
        var linked = Person(report.Data.Author);
        if (linked is not null && linked != report.Data.Publisher) return linked;
        foreach (var line in report.Content.Header)
        {
            if (!line.IsAboveTitle && Reading.Byline.TryRead(line.Text, out var author)) return author;
        }

        if (Marked(report) is { } marked) return marked;
        foreach (var name in _authorNames)
        {
            if (Person(report.Page.Meta.GetValueOrDefault(name)) is { } stated) return stated;
        }

        foreach (var line in report.Content.Header)
        {
            if (Reading.Byline.TryRead(line.Text, out var author)) return author;
        }

        return linked;
    }

    /// <summary>What the page marks as authors near the head of the report; those further off wrote other reports.</summary>
    private static string? Marked(HtmlReport report)
    {
        const int above = 12;
        const int below = 2;
        var names = new List<string>();
        foreach (var (name, at) in report.Page.Authors)
        {
            if (at < report.FirstBlock - above || at > report.FirstBlock + below) continue;
            if (Reading.Byline.IsName(Reading.Byline.WithoutStart(name)) && Person(name) is { } person && !names.Contains(person)) names.Add(person);
        }

        return names.Count is 0 or > 6 ? null : string.Join(", ", names);
    }

    private static string? Person(string? value)
    {
        var name = Clean(value);
        if (name is null || name.Length > 120 || name.StartsWith("http", StringComparison.OrdinalIgnoreCase) || name[0] == '@') return null;
        name = Reading.Byline.Cut(Reading.Byline.WithoutStart(name)).ToString();
        return name.Length > 1 && name.AsSpan().ContainsAnyExceptInRange('0', '9') && !_accounts.Contains(name) ? name : null;
    }

    private static string? Clean(string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        var text = Whitespace.Fold(System.Net.WebUtility.HtmlDecode(value));
        return text.Length is > 1 and < 150 ? text : null;
    }

    /// <summary>A machine's or a person's date, the clock left off.</summary>
    private static PartialDate? OfStamp(string? stamp)
    {
        if (string.IsNullOrWhiteSpace(stamp) || stamp.Length > 80) return null;
        var text = Whitespace.Fold(stamp);
        if (text.Length >= 8 && text.AsSpan(0, 8).IndexOfAnyExceptInRange('0', '9') < 0 && (text.Length == 8 || !char.IsAsciiDigit(text[8])))
        {
            // 20161009 and 20161009T101500
            return PartialDate.TryParse($"{text[..4]}-{text[4..6]}-{text[6..8]}", out var compact) ? compact : null;
        }

        var dates = DateScanner.Scan(text);
        return dates.Count > 0 && dates[0].Year is >= 1990 and <= 2100 && !dates[0].IsAmbiguous ? dates[0].Date : null;
    }

    /// <summary>The date in a path such as <c>/2016/09/12/</c> or <c>/2016/09/</c>, or null.</summary>
    private static PartialDate? OfAddress(string? url)
    {
        if (url is null || !Uri.TryCreate(url, UriKind.Absolute, out var uri)) return null;
        var path = uri.AbsolutePath;
        for (var i = 0; i + 7 < path.Length; i++)
        {
            if (path[i] != '/' || path[i + 5] is not ('/' or '-')) continue;
            if (!int.TryParse(path.AsSpan(i + 1, 4), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var year) || year is < 1990 or > 2100) continue;
            var rest = path[(i + 6)..].Split('/', '-');
            var month = rest[0].Length is 1 or 2 && int.TryParse(rest[0], out var number) ? number : DateScanner.Month(rest[0]);
            if (month is < 1 or > 12) continue;
            if (rest.Length > 1 && rest[1].Length is 1 or 2 && int.TryParse(rest[1], out var day) && day >= 1 && day <= DateTime.DaysInMonth(year, month)) return new PartialDate(year, month, day);
            return new PartialDate(year, month);
        }

        return null;
    }
}
