using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Truce.Web.Accounts;
using Truce.Web.Hosting;

namespace Truce.Web.Tests;

/// <summary>Who may go where: every endpoint of the server is walked, so that a new one without a policy fails here.</summary>
public class AccessTests(ServedWithAccounts served) : IClassFixture<ServedWithAccounts>
{
    /// <summary>All that anybody may reach: nothing of the ledger is in it.</summary>
    private static readonly string[] _open = ["/assets/{hash}/{name}", "/assets/map/{name}", "/look", "/healthz", "/readyz", "/sign-in"];

    [Fact]
    public void Endpoints_HaveAPolicyOfTheirOwn_OrAreKnownToBeOpen()
    {
        var without = Endpoints().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null && !e.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => a.Policy is not null));
        var open = Endpoints().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct();

        Assert.Empty(without.Select(e => e.RoutePattern.RawText));
        Assert.Empty(open.Except(_open, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Endpoints_WithoutAnAccount_AskForOne()
    {
        using var client = served.NewClient();
        foreach (var endpoint in Endpoints().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            using var response = await Call(client, endpoint);

            Assert.True(
                response.StatusCode == HttpStatusCode.Unauthorized || response.Headers.Location?.ToString().Contains("/sign-in", StringComparison.Ordinal) == true,
                $"{endpoint.RoutePattern.RawText}: {response.StatusCode}");
            Assert.DoesNotContain("Northland", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("reader")]
    [InlineData("coder")]
    [InlineData("editor")]
    public async Task Endpoints_ForAHigherRole_AreForbidden(string name)
    {
        using var client = await served.SignedIn(name);
        var role = Enum.Parse<Role>(name, ignoreCase: true);
        var tried = 0;
        foreach (var endpoint in Endpoints().Where(e => Needed(e) > role))
        {
            using var response = await Call(client, endpoint);

            Assert.True(response.StatusCode == HttpStatusCode.Forbidden, $"{endpoint.RoutePattern.RawText} for {name}: {response.StatusCode}");
            tried++;
        }

        Assert.True(tried > 0);
    }

    [Theory]
    [InlineData("reader", "/")]
    [InlineData("coder", "/review")]
    [InlineData("admin", "/admin")]
    public async Task Pages_ForTheRole_AreShown(string name, string address)
    {
        using var client = await served.SignedIn(name);
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://192.0.2.1:0")]
    [InlineData("http://127.0.0.1:0;http://[::]:0")]
    public void Server_ThatOthersCanReach_IsNotMadeWithoutAccounts(string urls) =>
        Assert.Throws<AccountException>(() => Server.Create(new ServeSettings(served.Ledger, urls.Split(';'))));

    [Fact]
    public void Server_WithAFileWithoutAccounts_IsNotMade()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            Assert.Throws<AccountException>(() => Server.Create(new ServeSettings(served.Ledger, ["http://127.0.0.1:0"], file)));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Role Needed(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy is { } p ? Enum.Parse<Role>(p, ignoreCase: true) : Role.Reader).DefaultIfEmpty(Role.Reader).Max();

    private static async Task<HttpResponseMessage> Call(HttpClient client, RouteEndpoint endpoint)
    {
        var path = "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p is RoutePatternLiteralPart l ? l.Content : p is RoutePatternSeparatorPart x ? x.Content : "x"))));
        var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET";
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method != "GET") request.Content = new FormUrlEncodedContent([]);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private IEnumerable<RouteEndpoint> Endpoints() => served.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
}
