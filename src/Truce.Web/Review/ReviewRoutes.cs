using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Truce.Ledger;
using Truce.Web.Accounts;
using Truce.Web.Hosting;
using Truce.Web.Pages;
using Truce.Web.Views;

namespace Truce.Web.Review;

/// <summary>The review queue. Every decision goes through <see cref="ReviewDesk"/>, signed with the name of the account.</summary>
internal static class ReviewRoutes
{
    public static void MapReview(this WebApplication app, LedgerViews views, TimeProvider clock)
    {
        var (coder, editor) = (SignedIn.NameOf(Role.Coder), SignedIn.NameOf(Role.Editor));
        app.MapGet("/review", (HttpContext http, Visits visits) => visits.Page<ReviewPage>(http, visit => Queue(http, visit), isKept: false)).RequireAuthorization(coder);
        app.MapGet("/review/history", (HttpContext http, Visits visits) => visits.Page<HistoryPage>(http, _ =>
        {
            using var desk = Desk(http);
            return new() { ["Records"] = desk.History(Given(http.Request.Query["id"])).Reverse().ToList() };
        }, isKept: false)).RequireAuthorization(coder);
        app.MapForm("/review", (http, form) => Act(http, form, desk =>
        {
            var (id, note, coding) = (form["id"].ToString(), Given(form["note"]), Given(form["coding"]));
            switch (form["verdict"].ToString())
            {
                case "accept":
                    desk.Decide(Verdict.Accept, id, note, coding);
                    break;
                case "reject":
                    desk.Decide(Verdict.Reject, id, note, coding);
                    break;
                case "note":
                    desk.Decide(Verdict.Note, id, note, coding);
                    break;
                case "correct":
                    desk.Correct(id, form["field"].ToString(), form["value"].ToString(), note, coding);
                    break;
                default:
                    throw new ReviewException("that is no decision");
            }
        })).RequireAuthorization(coder);
        app.MapForm("/review/merge", (http, form) => Act(http, form, desk => desk.Merge(form["id"].ToString(), form["other"].ToString(), Given(form["note"])))).RequireAuthorization(editor);
        app.MapForm("/review/split", (http, form) => Act(http, form, desk => desk.Split(form["id"].ToString(), [.. form["finding"].OfType<string>()], Given(form["note"])))).RequireAuthorization(editor);
        app.MapForm("/review/withhold", (http, form) => Act(http, form, desk => desk.Withhold(form["id"].ToString(), form["note"].ToString()))).RequireAuthorization(editor);
        app.MapForm("/review/assign", (http, form) => Act(http, form, desk => desk.Assign(
            form["name"].ToString(),
            form["coders"].ToString().Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            int.TryParse(form["size"], NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0,
            seed: 1))).RequireAuthorization(editor);

        ReviewDesk Desk(HttpContext http) => ReviewDesk.Open(views.Path, SignedIn.NameOf(http), clock);

        async Task<string> Act(HttpContext http, IFormCollection form, Action<ReviewDesk> decide)
        {
            using (var desk = Desk(http)) decide(desk);
            await views.CatchUp().ConfigureAwait(false);
            return Next(Given(form["coding"]), Given(form["theatre"]), Given(form["id"]));
        }

        Dictionary<string, object?> Queue(HttpContext http, PageVisit visit)
        {
            using var desk = Desk(http);
            var coding = Given(http.Request.Query["coding"]);
            var assignments = desk.Rulings.Records.OfType<Assignment>().Where(a => a.Coders.Contains(desk.Coder, StringComparer.Ordinal)).Select(a => a.Name).Distinct(StringComparer.Ordinal).ToList();
            var item = new Dictionary<string, object?>
            {
                ["Coding"] = coding,
                ["Assignments"] = assignments,
                ["MayEdit"] = SignedIn.Is(http, Role.Editor),
                ["Field"] = Forms.Check(http),
            };
            if (coding is not null)
            {
                var blind = desk.Coding(coding);
                var left = blind.Left(desk.Coder).Select(desk.NameOf).OfType<string>().ToList();
                item["Left"] = left.Count;
                item["Item"] = left.Count > 0 ? desk.ItemAsCoded(left[From(left)]) : null;
                item["Agreement"] = blind.IsDone ? blind.Agreement() : [];
            }
            else
            {
                var queue = ReviewOrder.Of(visit.View.Snapshot, new EntryFilter { Theatre = visit.Query.Theatre }, null);
                var asked = Given(http.Request.Query["id"]);
                item["Left"] = queue.Count;
                item["Item"] = asked is not null ? desk.Item(asked) : queue.Count > 0 ? desk.Item(queue[From([.. queue.Select(e => e.Id)])].Id) : null;
            }

            item["Skip"] = Next(coding, visit.Query.Theatre, (item["Item"] as ReviewItem)?.Id);
            return item;

            // While a large ledger takes in a decision, what was decided still stands in the queue: the coder goes on behind it.
            int From(List<string> ids) => ids.IndexOf(visit.Query.After ?? "") is var at && at >= 0 && at + 1 < ids.Count ? at + 1 : 0;
        }
    }

    /// <summary>The queue from the thing after the one that was just before the coder.</summary>
    private static string Next(string? coding, string? theatre, string? after) =>
        new Query { Theatre = theatre, After = after }.Address("/review") is var address && coding is null ? address : address + (address.Contains('?', StringComparison.Ordinal) ? '&' : '?') + "coding=" + Uri.EscapeDataString(coding!);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
