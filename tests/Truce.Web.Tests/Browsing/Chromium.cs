using Microsoft.Playwright;

namespace Truce.Web.Tests.Browsing;

/// <summary>Debian's chromium, driven by Playwright. Nothing is downloaded: without it the tests are skipped and say so.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] _places = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where it lies, or null.</summary>
    public static string? Path { get; } = Array.Find(_places, File.Exists);

    /// <summary>Where screenshots of the run are kept: the folder artifacts/screens of the checkout.</summary>
    public static string Screens { get; } = Directory.CreateDirectory(System.IO.Path.Combine(Root(), "artifacts", "screens")).FullName;

    public IBrowser Browser => _browser!;

    public async Task InitializeAsync()
    {
        if (Path is null) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Path,
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A new window; anything it asks of another host fails the test.</summary>
    public async Task<IPage> Open(Uri server, bool hasScript = true, bool isPhone = false, bool isDark = false)
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = server.ToString(),
            JavaScriptEnabled = hasScript,
            ViewportSize = isPhone ? new ViewportSize { Width = 390, Height = 844 } : new ViewportSize { Width = 1280, Height = 900 },
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        await context.RouteAsync("**", route => new Uri(route.Request.Url) is var asked && (asked.Authority == server.Authority || asked.Scheme is "data" or "blob")
            ? route.ContinueAsync()
            : throw new InvalidOperationException($"a page asked another host: {asked}"));
        return await context.NewPageAsync();
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "Truce.slnx"))) folder = System.IO.Path.GetDirectoryName(folder)!;
        return folder;
    }
}

/// <summary>A test that needs a browser.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    /// <summary>Why tests are skipped without one.</summary>
    public const string Missing = "needs chromium: apt-get install chromium";

    public BrowserFactAttribute() => Skip = Chromium.Path is null ? Missing : null;
}

/// <summary>A test with cases that needs a browser.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Path is null ? BrowserFactAttribute.Missing : null;
}
