using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Truce.Ledger;

namespace Truce.Web.Tests.Browsing;

/// <summary>What a reader and a coder do, in a real browser; and every page before axe, with a picture of each.</summary>
public class BrowsingTests(Served served, Chromium chromium) : IClassFixture<Served>, IClassFixture<Chromium>
{
    [BrowserTheory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task Reader_ByClicksAlone_FindsTheStateOnADayAndTheSentences(bool hasScript, bool isPhone)
    {
        var page = await chromium.Open(served.Client.BaseAddress!, hasScript, isPhone);
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ceasefire in Northland of 9 March 2021" }).First.ClickAsync();
        foreach (var (day, state) in new[] { ("11 March 2021", "agreed, not yet said to be in force"), ("14 March 2021", "in force"), ("16 March 2021", "in force, but said to be broken"), ("25 March 2021", "collapsed") })
        {
            await page.GetByText("Calendar", new() { Exact = true }).ClickAsync();
            await page.Locator($".month a[aria-label^='As of {day}']").ClickAsync();
            Assert.Equal($"As of {day}: {state}", Regex.Replace(await page.Locator(".answer .big").InnerTextAsync(), @"\s+", " ").Trim());
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "who blames whom" }).ClickAsync();
        var words = page.Locator("mark", new() { HasTextString = "the government blamed the rebels for shelling the market" });
        await words.First.WaitForAsync();
        await page.Locator("figure.words", new() { Has = words }).First.GetByRole(AriaRole.Link).ClickAsync();
        Assert.Contains("#t", page.Url, StringComparison.Ordinal);
        Assert.True(await page.Locator(".text .mark", new() { HasTextString = "the government blamed the rebels" }).IsVisibleAsync());
    }

    [BrowserFact]
    public async Task Reader_WithTheKeyboard_SkipsToTheContent()
    {
        var page = await chromium.Open(served.Client.BaseAddress!);
        await page.GotoAsync("/agreements");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to content", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.Keyboard.PressAsync("Enter");
        Assert.EndsWith("#content", page.Url, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Reader_WhoChoosesDark_KeepsItWithoutScript()
    {
        var page = await chromium.Open(served.Client.BaseAddress!, hasScript: false);
        await page.GotoAsync("/agreements?theatre=Northland");
        await page.GetByRole(AriaRole.Button, new() { Name = "Dark" }).ClickAsync();

        Assert.EndsWith("/agreements?theatre=Northland", page.Url, StringComparison.Ordinal);
        Assert.Equal("dark", await page.Locator("html").GetAttributeAsync("data-look"));
        await page.GotoAsync("/incidents");
        Assert.Equal("dark", await page.Locator("html").GetAttributeAsync("data-look"));
    }

    [BrowserFact]
    public async Task Coder_DecidesByKeysAndByButtons()
    {
        var page = await chromium.Open(served.Client.BaseAddress!);
        await page.GotoAsync("/review");
        var first = await page.Locator("#decide input[name=id]").InputValueAsync();
        await page.Keyboard.PressAsync("a");
        await page.WaitForURLAsync("**/review?after=*");
        Assert.NotEqual(first, await page.Locator("#decide input[name=id]").InputValueAsync());

        var plain = await chromium.Open(served.Client.BaseAddress!, hasScript: false);
        await plain.GotoAsync("/review");
        var second = await plain.Locator("#decide input[name=id]").InputValueAsync();
        await plain.GetByLabel("Reason or note").FillAsync("by hand");
        await plain.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        Assert.NotEqual(second, await plain.Locator("#decide input[name=id]").InputValueAsync());
        await plain.GotoAsync("/review/history");
        Assert.True(await plain.GetByText("by hand").IsVisibleAsync());
    }

    [BrowserTheory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task Pages_HaveNoSeriousFindingByAxe_AndDoNotOverflow(bool isPhone, bool isDark)
    {
        var name = $"{(isPhone ? "phone" : "desk")}-{(isDark ? "dark" : "light")}";
        var page = await chromium.Open(served.Client.BaseAddress!, isPhone: isPhone, isDark: isDark);
        string document, agreement;
        using (var reader = LedgerReader.Open(served.Ledger))
        {
            document = reader.Snapshot().Of<DocumentEntry>().First(d => d.Id == "breach.txt").ContentHash[..16];
            agreement = reader.Snapshot().Of<AgreementEntry>().First().Id;
        }

        var found = new List<string>();
        foreach (var (file, address) in new[]
        {
            ("situation", "/"), ("agreements", "/agreements"), ("agreement", $"/agreements/{agreement}?as-of=2021-03-16"), ("timeline", "/timeline"), ("map", "/map"),
            ("incidents", "/incidents?theatre=Northland"), ("blame", "/blame"), ("access", "/access"), ("figures", "/figures"), ("council", "/council"), ("actors", "/actors"),
            ("actor", "/actors/Norway"), ("reports", "/documents"), ("report", $"/documents/{document}"), ("search", "/search?q=market"), ("empty", "/search?q=nothing+like+it"),
            ("status", "/status"), ("review", "/review"), ("history", "/review/history"), ("admin", "/admin"), ("weekly", "/reports/weekly"), ("missing", "/nowhere"),
        })
        {
            await page.GotoAsync(address);
            await page.ScreenshotAsync(new() { Path = Path.Combine(Chromium.Screens, $"{file}-{name}.png"), FullPage = true });
            var result = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });
            found.AddRange(result.Violations.Where(v => v.Impact is "serious" or "critical")
                .Select(v => $"{name} {address}: {v.Id} ({v.Impact}) {string.Join(", ", v.Nodes.Take(3).Select(n => n.Target))} {v.Nodes[0].Html}"));
            if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth")) found.Add($"{name} {address}: the page is wider than the window");
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
