using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Truce.Domain;
using Truce.Ledger;
using Truce.Web.Views;

namespace Truce.Web.Api;

/// <summary>Tells programs that the ledger has changed, by server-sent events.</summary>
internal static class Changes
{
    private static readonly TimeSpan _look = TimeSpan.FromSeconds(2);

    public static IResult Stream(LedgerViews views, TimeProvider clock, CancellationToken cancellation) => TypedResults.ServerSentEvents(Follow(views, clock, cancellation));

    private static async IAsyncEnumerable<SseItem<string>> Follow(LedgerViews views, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? last = null;
        while (!cancellation.IsCancellationRequested)
        {
            var view = await views.Get(null).ConfigureAwait(false);
            if (view.Head != last)
            {
                last = view.Head;
                yield return new SseItem<string>(
                    string.Create(CultureInfo.InvariantCulture, $"{{\"head\":\"{view.Head}\",\"documents\":{view.All<DocumentEntry>().Count},\"entries\":{view.Snapshot.Entries.Count}}}"),
                    "ledger")
                { EventId = view.Head };
            }

            try
            {
                await Task.Delay(_look, clock, cancellation).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                yield break;
            }
        }
    }
}
