using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
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
    private const int LongestRobots = 512 << 10; // RFC 9309, 2.5: at least 500 KiB

    private static readonly TimeSpan _robotsLifetime = TimeSpan.FromHours(24);

    /// <summary>How long a server that failed to give its robots.txt is left alone.</summary>
    private static readonly TimeSpan _robotsTrouble = TimeSpan.FromMinutes(10);

    /// <summary>A server that asks to be left alone for longer is not asked again at once.</summary>
    private static readonly TimeSpan _longestRetryAfter = TimeSpan.FromSeconds(5);

    private readonly FetchOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _client;
    private readonly ResiliencePipeline _retry;
    private readonly Hosts _hosts;

    /// <summary>Makes a fetcher; the clock is for tests.</summary>
    public Fetcher(FetchOptions? options = null, TimeProvider? time = null)
        : this(options, time, Network.OfMachine)
    {
    }

    internal Fetcher(FetchOptions? options, TimeProvider? time, Network network)
    {
        _options = options ?? new FetchOptions();
        _time = time ?? TimeProvider.System;
        _hosts = new Hosts(_time);
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = async (context, cancellation) =>
                await network.ConnectPublicAsync(context.DnsEndPoint, _options.AllowPrivateAddresses, cancellation).ConfigureAwait(false),
            MaxResponseHeadersLength = 64,
            UseCookies = false,
            UseProxy = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue(_options.Agent, "0.1"));
        _retry = _options.Retries == 0 ? ResiliencePipeline.Empty : new ResiliencePipelineBuilder { TimeProvider = _time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(MayPassSoon).Handle<TimeoutException>(),
                MaxRetryAttempts = _options.Retries,
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
        if (!TryParse(address, out var uri, out var reason)) return Refuse(reason);
        try
        {
            return await _retry.ExecuteAsync(async token => await FollowAsync(uri, etag, modifiedSince, token).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutException or IOException or RejectedException or InvalidDataException)
        {
            return Refuse(Innermost(e).Message) with { MayPass = e is TimeoutException or IOException or HttpRequestException && MayPass(e), RetryAfter = (e as ServerRefusal)?.RetryAfter };
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _client.Dispose();

    private static Exception Innermost(Exception e) => e.InnerException is RejectedException inner ? inner : e;

    /// <summary>A refusal of ours and a client's error do not pass with time; a server's trouble may.</summary>
    private static bool MayPass(Exception e) =>
        e.InnerException is not RejectedException
        && (e is not HttpRequestException { StatusCode: { } status } || status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)status >= 500);

    private static bool MayPassSoon(HttpRequestException e) => MayPass(e) && !((e as ServerRefusal)?.RetryAfter > _longestRetryAfter);

    private static bool TryParse(string address, out Uri uri, out string reason)
    {
        reason = "";
        if (!Uri.TryCreate(address, UriKind.Absolute, out uri!)) reason = $"'{address}' is no address";
        else if (uri.Scheme is not ("http" or "https")) reason = $"only http and https are fetched, not {uri.Scheme}";
        else if (uri.UserInfo.Length > 0) reason = "an address with a password in it is not fetched";
        return reason.Length == 0;
    }

    private Fetched Refuse(string reason) => new() { Refused = reason, At = _time.GetUtcNow() };

    private async Task<Fetched> FollowAsync(Uri uri, string? etag, DateTimeOffset? modifiedSince, CancellationToken cancellation)
    {
        for (var redirects = 0; redirects <= _options.MaxRedirects; redirects++)
        {
            var rules = await RobotsAsync(uri, cancellation).ConfigureAwait(false);
            if (!rules.Allows(uri.PathAndQuery)) return Refuse($"the robots.txt of {uri.Host} asks that {uri.PathAndQuery} not be fetched") with { MayPass = rules.IsTrouble };
            var at = uri;
            var (fetched, next) = await ExchangeAsync(uri, etag, modifiedSince, rules.CrawlDelay, (response, token) => TakeAsync(at, response, token), cancellation).ConfigureAwait(false);
            if (next is null) return fetched.NotModified ? fetched with { ETag = fetched.ETag ?? etag, LastModified = fetched.LastModified ?? modifiedSince } : fetched;
            if (!TryParse(next, out uri, out var reason)) return Refuse($"redirected: {reason}");
        }

        return Refuse($"more than {_options.MaxRedirects} redirects");
    }

    /// <summary>What an answer gives: a page, nothing new, a refusal, or where to ask instead.</summary>
    private async Task<(Fetched Fetched, string? Next)> TakeAsync(Uri uri, HttpResponseMessage response, CancellationToken cancellation)
    {
        if (Redirect(uri, response) is { } next) return (Refuse("redirected"), next);
        var head = new Fetched { At = _time.GetUtcNow(), ETag = response.Headers.ETag?.ToString(), LastModified = response.Content.Headers.LastModified };
        if (response.StatusCode == HttpStatusCode.NotModified) return (head with { NotModified = true }, null);
        if (!response.IsSuccessStatusCode) throw new ServerRefusal(uri, response, head.At);
        if (response.Content.Headers.ContentLength > _options.MaxBytes) return (TooLong(), null);
        var (body, isWhole) = await ReadAsync(response, _options.MaxBytes, cancellation).ConfigureAwait(false);
        if (!isWhole) return (TooLong(), null);
        return (head with
        {
            Document = new RawDocument { Id = uri.AbsoluteUri, Url = uri.AbsoluteUri, Bytes = body, ContentType = response.Content.Headers.ContentType?.ToString() },
            Head = Head(response),
        }, null);
    }

    private Fetched TooLong() => Refuse($"more than {_options.MaxBytes} bytes, which no report has");

    private static string? Redirect(Uri uri, HttpResponseMessage response)
    {
        if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location) return null;
        return Uri.TryCreate(uri, location, out var next) ? next.AbsoluteUri : location.OriginalString;
    }

    private static string Head(HttpResponseMessage response)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {(int)response.StatusCode} {response.ReasonPhrase}\r\n");
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
        {
            if (name.ToLowerInvariant() is "content-encoding" or "transfer-encoding" or "content-length" or "connection" or "set-cookie") continue;
            head.Append(CultureInfo.InvariantCulture, $"{name}: {string.Join(", ", values).ReplaceLineEndings(" ")}\r\n");
        }

        return head.ToString();
    }

    /// <summary>The body after unpacking, up to the limit, and whether that is all of it.</summary>
    private static async Task<(byte[] Body, bool IsWhole)> ReadAsync(HttpResponseMessage response, int limit, CancellationToken cancellation)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using var memory = new MemoryStream();
            var buffer = new byte[1 << 14];
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
            {
                memory.Write(buffer, 0, Math.Min(read, limit - (int)memory.Length));
                if (memory.Length == limit) return (memory.ToArray(), await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false) == 0);
            }

            return (memory.ToArray(), true);
        }
    }

    /// <summary>Asks when the host's turn has come, and hands the answer to <paramref name="take"/>; both within the time of one exchange.</summary>
    private async Task<T> ExchangeAsync<T>(
        Uri uri, string? etag, DateTimeOffset? modifiedSince, TimeSpan? delay, Func<HttpResponseMessage, CancellationToken, Task<T>> take, CancellationToken cancellation)
    {
        var host = _hosts.Of(uri);
        await host.Gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var pause = host.Rest(_time.GetUtcNow());
            if (pause > TimeSpan.Zero) await Task.Delay(pause, _time, cancellation).ConfigureAwait(false);
            using var clock = new CancellationTokenSource(_options.Timeout, _time);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, clock.Token);
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, uri);
                if (etag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", etag);
                if (modifiedSince is not null) request.Headers.IfModifiedSince = modifiedSince;
                using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
                return await take(response, limit.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"{uri.Host} did not answer in full within {_options.Timeout.TotalSeconds} s"));
            }
        }
        finally
        {
            host.LeaveAlone(_time.GetUtcNow(), delay > _options.HostDelay ? delay.Value : _options.HostDelay);
            host.Gate.Release();
        }
    }

    /// <summary>The rules of the host (RFC 9309, 2.3.1): none when it says it has none, all forbidden while it is in trouble.</summary>
    private async Task<RobotsRules> RobotsAsync(Uri uri, CancellationToken cancellation)
    {
        var host = _hosts.Of(uri);
        // Rules that would hold for longer than rules do were read before the clock was set back.
        if (host.Robots is { } known && host.RobotsUntil - _time.GetUtcNow() is var rest && rest > TimeSpan.Zero && rest <= _robotsLifetime) return known;
        var rules = RobotsRules.AllowAll;
        var at = new Uri(uri, "/robots.txt");
        for (var redirects = 0; redirects <= _options.MaxRedirects; redirects++)
        {
            var asked = at;
            (rules, var next) = await ExchangeAsync(at, null, null, null, (response, token) => TakeRobotsAsync(asked, response, token), cancellation).ConfigureAwait(false);
            if (next is null || !TryParse(next, out at, out _)) break;
        }

        host.Robots = rules;
        host.RobotsUntil = _time.GetUtcNow() + (rules.IsTrouble ? _robotsTrouble : _robotsLifetime);
        return rules;
    }

    private async Task<(RobotsRules Rules, string? Next)> TakeRobotsAsync(Uri uri, HttpResponseMessage response, CancellationToken cancellation)
    {
        if (Redirect(uri, response) is { } next) return (RobotsRules.AllowAll, next);
        if ((int)response.StatusCode >= 500 || response.StatusCode == HttpStatusCode.TooManyRequests) return (RobotsRules.Trouble, null);
        if (!response.IsSuccessStatusCode) return (RobotsRules.AllowAll, null);
        var (body, _) = await ReadAsync(response, LongestRobots, cancellation).ConfigureAwait(false);
        return (RobotsRules.Parse(CharacterDecoder.DecodeAs(body, "utf-8"), _options.Agent), null);
    }

    /// <summary>A server's answer that is no page, with the pause it asks for.</summary>
    private sealed class ServerRefusal(Uri uri, HttpResponseMessage response, DateTimeOffset now)
        : HttpRequestException(string.Create(CultureInfo.InvariantCulture, $"{uri.Host} answered {(int)response.StatusCode} {response.ReasonPhrase}"), null, response.StatusCode)
    {
        public TimeSpan? RetryAfter { get; } = response.Headers.RetryAfter switch
        {
            { Delta: { } pause } => pause,
            { Date: { } date } when date > now => date - now,
            _ => null,
        };
    }
}
