using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Polly;
using Polly.Retry;
using Truce.Domain;

namespace Truce.Reading;

/// <summary>
/// Fetches pages from the public web, politely and warily: robots.txt is kept, one host is asked one thing at a time, every limit is
/// finite, and no address inside a network is reached, neither by name nor by redirect. Safe to share between threads.
/// </summary>
public sealed class Fetcher : IDisposable
{
    private static readonly TimeSpan _robotsLifetime = TimeSpan.FromHours(24);

    private readonly FetchOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _client;
    private readonly ResiliencePipeline _retry;
    private readonly ConcurrentDictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes a fetcher; the clock is for tests.</summary>
    public Fetcher(FetchOptions? options = null, TimeProvider? time = null)
    {
        _options = options ?? new FetchOptions();
        _time = time ?? TimeProvider.System;
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = ConnectAsync,
            MaxResponseHeadersLength = 64,
            UseCookies = false,
            UseProxy = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue(_options.Agent, "0.1"));
        _retry = new ResiliencePipelineBuilder { TimeProvider = _time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(MayPass).Handle<TimeoutException>(),
                MaxRetryAttempts = Math.Max(1, _options.Retries),
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromSeconds(1),
                UseJitter = true,
            })
            .Build();
    }

    /// <summary>
    /// Fetches one address. What the site or our limits refuse comes back as <see cref="Fetched.Refused"/> with the reason; only
    /// cancellation throws. With a tag or date of an earlier fetch the request is conditional.
    /// </summary>
    public async Task<Fetched> FetchAsync(string address, string? etag = null, DateTimeOffset? modifiedSince = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!TryParse(address, out var uri, out var reason)) return new Fetched { Refused = reason };
        try
        {
            return _options.Retries == 0
                ? await FollowAsync(uri, etag, modifiedSince, cancellation).ConfigureAwait(false)
                : await _retry.ExecuteAsync(async token => await FollowAsync(uri, etag, modifiedSince, token).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutException or IOException or RejectedException or InvalidDataException)
        {
            return new Fetched { Refused = Innermost(e).Message };
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        _client.Dispose();
        foreach (var host in _hosts.Values) host.Gate.Dispose();
    }

    private static Exception Innermost(Exception e) => e.InnerException is RejectedException inner ? inner : e;

    /// <summary>A refusal of ours and a client's error do not pass with time; a server's trouble may.</summary>
    private static bool MayPass(HttpRequestException e) =>
        e.InnerException is not RejectedException && (e.StatusCode is null or HttpStatusCode.TooManyRequests || (int)e.StatusCode >= 500);

    private static bool TryParse(string address, out Uri uri, out string reason)
    {
        reason = "";
        if (!Uri.TryCreate(address, UriKind.Absolute, out uri!)) reason = $"'{address}' is no address";
        else if (uri.Scheme is not ("http" or "https")) reason = $"only http and https are fetched, not {uri.Scheme}";
        else if (uri.UserInfo.Length > 0) reason = "an address with a password in it is not fetched";
        return reason.Length == 0;
    }

    private async Task<Fetched> FollowAsync(Uri uri, string? etag, DateTimeOffset? modifiedSince, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_options.Timeout);
        try
        {
            for (var redirects = 0; redirects <= _options.MaxRedirects; redirects++)
            {
                var rules = await RobotsAsync(uri, limit.Token).ConfigureAwait(false);
                if (!rules.Allows(uri.PathAndQuery)) return new Fetched { Refused = $"the robots.txt of {uri.Host} asks that {uri.PathAndQuery} not be fetched" };
                using var response = await SendAsync(uri, etag, modifiedSince, rules.CrawlDelay, limit.Token).ConfigureAwait(false);
                if (response.StatusCode == HttpStatusCode.NotModified) return new Fetched { NotModified = true, ETag = etag, LastModified = modifiedSince };
                if ((int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } location)
                {
                    if (!TryParse(new Uri(uri, location).AbsoluteUri, out uri, out var reason)) return new Fetched { Refused = $"redirected: {reason}" };
                    continue;
                }

                response.EnsureSuccessStatusCode();
                return await TakeAsync(uri, response, limit.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"{uri.Host} did not answer within {_options.Timeout.TotalSeconds} s"));
        }

        return new Fetched { Refused = $"more than {_options.MaxRedirects} redirects" };
    }

    private async Task<Fetched> TakeAsync(Uri uri, HttpResponseMessage response, CancellationToken cancellation)
    {
        var body = await ReadAsync(response, _options.MaxBytes, cancellation).ConfigureAwait(false);
        if (body is null) return new Fetched { Refused = $"more than {_options.MaxBytes} bytes, which no report has" };
        var headers = response.Headers.Concat(response.Content.Headers).Select(header => KeyValuePair.Create(header.Key, string.Join(", ", header.Value)));
        return new Fetched
        {
            Document = new RawDocument { Id = uri.AbsoluteUri, Url = uri.AbsoluteUri, Bytes = body, ContentType = response.Content.Headers.ContentType?.ToString() },
            ETag = response.Headers.ETag?.ToString(),
            LastModified = response.Content.Headers.LastModified,
            WarcRecord = WarcRecord.Response(uri, _time.GetUtcNow(), (int)response.StatusCode, headers, body),
        };
    }

    /// <summary>The body, or null when it is longer than the limit after unpacking.</summary>
    private static async Task<byte[]?> ReadAsync(HttpResponseMessage response, int limit, CancellationToken cancellation)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using var memory = new MemoryStream();
            var buffer = new byte[1 << 14];
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
            {
                if (memory.Length + read > limit) return null;
                memory.Write(buffer, 0, read);
            }

            return memory.ToArray();
        }
    }

    /// <summary>Sends one request when the host's turn has come.</summary>
    private async Task<HttpResponseMessage> SendAsync(Uri uri, string? etag, DateTimeOffset? modifiedSince, TimeSpan? delay, CancellationToken cancellation)
    {
        var host = _hosts.GetOrAdd(uri.Authority, _ => new Host());
        await host.Gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var pause = host.Next - _time.GetUtcNow();
            if (pause > TimeSpan.Zero) await Task.Delay(pause, _time, cancellation).ConfigureAwait(false);
            using var request = new HttpRequestMessage(HttpMethod.Get, uri);
            if (etag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", etag);
            if (modifiedSince is not null) request.Headers.IfModifiedSince = modifiedSince;
            return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        }
        finally
        {
            var least = delay > _options.HostDelay ? delay.Value : _options.HostDelay;
            host.Next = _time.GetUtcNow() + least;
            host.Gate.Release();
        }
    }

    private async Task<RobotsRules> RobotsAsync(Uri uri, CancellationToken cancellation)
    {
        const int longest = 512 << 10;
        var host = _hosts.GetOrAdd(uri.Authority, _ => new Host());
        if (host.Robots is { } known && host.RobotsUntil > _time.GetUtcNow()) return known;
        var rules = RobotsRules.AllowAll;
        var at = new Uri(uri, "/robots.txt");
        for (var redirects = 0; redirects <= _options.MaxRedirects; redirects++)
        {
            using var response = await SendAsync(at, null, null, null, cancellation).ConfigureAwait(false);
            if ((int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } location)
            {
                if (!TryParse(new Uri(at, location).AbsoluteUri, out at, out _)) break;
                continue;
            }

            if (response.IsSuccessStatusCode && await ReadAsync(response, longest, cancellation).ConfigureAwait(false) is { } body)
                rules = RobotsRules.Parse(CharacterDecoder.DecodeAs(body, "utf-8"), _options.Agent);
            else if ((int)response.StatusCode >= 500) rules = RobotsRules.DisallowAll;
            break;
        }

        host.Robots = rules;
        host.RobotsUntil = _time.GetUtcNow() + _robotsLifetime;
        return rules;
    }

    /// <summary>
    /// Resolves the name once, refuses it when any of its addresses is not public, and connects to that very address: a second answer of the name server
    /// cannot change it.
    /// </summary>
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation).ConfigureAwait(false);
        foreach (var address in addresses)
        {
            if (!_options.AllowPrivateAddresses && !AddressGuard.IsPublic(address))
                throw new RejectedException($"{context.DnsEndPoint.Host} is at {address}, which is not on the public internet");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class Host
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public DateTimeOffset Next { get; set; }

        public RobotsRules? Robots { get; set; }

        public DateTimeOffset RobotsUntil { get; set; }
    }
}
