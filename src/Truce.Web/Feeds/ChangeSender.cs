using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Truce.Ledger;
using Truce.Web.Accounts;
using Truce.Web.Views;

namespace Truce.Web.Feeds;

/// <summary>
/// Sends what has changed to the addresses of the watch list. Each message is signed; one that fails is tried again, later and later,
/// for two days. Messages wait in the file of accounts, so that none is lost with the server.
/// </summary>
internal sealed class ChangeSender(LedgerViews views, AccountFile accounts, TimeProvider clock, ILogger<ChangeSender> log, bool mayReachPrivate = false) : BackgroundService
{
    private const int MostEntries = 100;

    private static readonly TimeSpan _look = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    /// <summary>How long after each failure the next try comes; then the message is given up.</summary>
    private static readonly TimeSpan[] _pauses = [.. new[] { 1, 5, 30, 120, 360, 720, 1440 }.Select(m => TimeSpan.FromMinutes(m))];

    private LedgerView? _last;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var client = NewClient();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Look().ConfigureAwait(false);
                await SendDue(client, stoppingToken).ConfigureAwait(false);
                await Task.Delay(_look, clock, stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is LedgerException or IOException)
            {
                log.LogWarning("changes cannot be looked for: {Message}", e.Message);
                await Task.Delay(_look, clock, stoppingToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Puts a message into the outbox for each watch that a change concerns.</summary>
    internal async Task Look()
    {
        var watches = accounts.Watches.Where(w => w.Address is not null).ToList();
        if (watches.Count == 0)
        {
            _last = null;
            return;
        }

        var view = await views.Get(null).ConfigureAwait(false);
        if (_last is { } before && before.Head != view.Head)
        {
            var changes = LedgerChanges.Between(before.Snapshot, view.Snapshot);
            foreach (var watch in watches)
            {
                var filter = new EntryFilter { Theatre = watch.Theatre, Actor = watch.Actor };
                var added = changes.New.Where(filter.Matches).Take(MostEntries).ToList();
                var changed = changes.Changed.Select(c => c.After).Where(filter.Matches).Take(MostEntries).ToList();
                if (added.Count + changed.Count > 0) accounts.Post(watch.Id, Body(view.Head, added, changed));
            }
        }

        _last = view;
    }

    /// <summary>Sends what is due.</summary>
    internal async Task SendDue(HttpClient client, CancellationToken cancellation)
    {
        var watches = accounts.Watches.ToDictionary(w => w.Id, StringComparer.Ordinal);
        foreach (var (id, watchId, body, tries) in accounts.Due())
        {
            if (!watches.TryGetValue(watchId, out var watch) || watch is not { Address: { } address, Secret: { } secret }) continue;
            if (await Send(client, address, secret, body, cancellation).ConfigureAwait(false)) accounts.Sent(id);
            else if (tries < _pauses.Length) accounts.Later(id, _pauses[tries]);
            else
            {
                accounts.Sent(id);
                accounts.Note("truce", "gave up a message", address);
            }
        }
    }

    /// <summary>The signature of a message: HMAC-SHA256 over the time and the body, joined by a full stop.</summary>
    public static string Sign(string secret, string timestamp, string body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}.{body}")));

    /// <summary>A client that follows no redirect and, unless it may, reaches no private address.</summary>
    internal HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, ConnectCallback = Connect }) { Timeout = _patience };

    private async Task<bool> Send(HttpClient client, string address, string secret, string body, CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            request.Headers.Add("X-Truce-Timestamp", timestamp);
            request.Headers.Add("X-Truce-Signature", Sign(secret, timestamp, body));
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or (TaskCanceledException and { CancellationToken.IsCancellationRequested: false }) || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            log.LogInformation("a message to {Address} failed: {Message}", address, e.Message);
            return false;
        }
    }

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation).ConfigureAwait(false);
        var allowed = addresses.Where(a => mayReachPrivate || !IsPrivate(a)).ToArray();
        if (allowed.Length == 0) throw new HttpRequestException("the address lies in a private network");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>True for addresses that are nobody's on the internet (RFC 6890): this machine, private networks, links.</summary>
    internal static bool IsPrivate(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)) return true;
        if (address.AddressFamily == AddressFamily.InterNetworkV6) return address.IsIPv6LinkLocal || address.IsIPv6SiteLocal || address.IsIPv6UniqueLocal || address.IsIPv6Multicast;
        var b = address.GetAddressBytes();
        return b[0] is 0 or 10 or 127 or >= 224 || (b[0] == 100 && b[1] is >= 64 and < 128) || (b[0] == 169 && b[1] == 254) || (b[0] == 172 && b[1] is >= 16 and < 32) || (b[0] == 192 && b[1] == 168);
    }

    private static string Body(string head, List<Entry> added, List<Entry> changed) =>
        $"{{\"head\":\"{head}\",\"new\":[{string.Join(',', added.Select(LedgerJson.Write))}],\"changed\":[{string.Join(',', changed.Select(LedgerJson.Write))}]}}";
}
