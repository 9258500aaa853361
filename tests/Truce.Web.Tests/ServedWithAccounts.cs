using System.Net;
using System.Text.RegularExpressions;
using Truce.Web.Accounts;

namespace Truce.Web.Tests;

/// <summary>The same ledger on a server that demands accounts, with one account of each role: "reader" with the password "reader's long word".</summary>
public sealed partial class ServedWithAccounts : Served
{
    protected override string Accounts => Path.Combine(Folder, "t.accounts");

    public static string Password(string name) => $"a long word of 9 {name[..2]}";

    protected override void Prepare()
    {
        using var accounts = AccountFile.Open(Accounts);
        foreach (var role in Enum.GetValues<Role>()) accounts.Add(role.ToString().ToLowerInvariant(), Password(role.ToString().ToLowerInvariant()), role);
    }

    /// <summary>A browser in which an account is signed in.</summary>
    public async Task<HttpClient> SignedIn(string name)
    {
        var client = NewClient();
        using var response = await Send(client, "/sign-in", "/sign-in", ("name", name), ("password", Password(name)), ("return", "/agreements"));
        Assert.Equal("/agreements", response.Headers.Location?.ToString());
        return client;
    }

    /// <summary>Sends a form as a browser does: with the check that the page bears.</summary>
    public static async Task<HttpResponseMessage> Send(HttpClient client, string page, string action, params (string Name, string Value)[] fields)
    {
        var html = await Html(client, page);
        var check = WebUtility.HtmlDecode(Check().Match(html).Groups[1].Value);
        using var content = new FormUrlEncodedContent(fields.Append(("check", check)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await client.PostAsync(new Uri(action, UriKind.Relative), content);
    }

    [GeneratedRegex("name=\"check\" value=\"([^\"]+)\"")]
    private static partial Regex Check();
}
