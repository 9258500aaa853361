using System.CommandLine;
using Truce.Intake.Web;
using Truce.Reading;

namespace Truce.Commands;

/// <summary>The options of commands that fetch from the web.</summary>
internal sealed record FetchingOptions(Option<string?> Archive, Option<bool> AllowPrivate)
{
    public static FetchingOptions Create() => new(
        new Option<string?>("--archive") { Description = "Keep each fetched page as a WARC record in this folder, beside the ledger's own archive.", HelpName = "FOLDER" },
        new Option<bool>("--allow-private") { Description = "Fetch from addresses inside your own network too. The default refuses them." });

    public void AddTo(Command command)
    {
        command.Options.Add(Archive);
        command.Options.Add(AllowPrivate);
    }

    public Fetcher Fetcher(ParseResult result) => new(new FetchOptions { AllowPrivateAddresses = result.GetValue(AllowPrivate) });

    public WarcFolder? Folder(ParseResult result) => result.GetValue(Archive) is { } folder ? new WarcFolder(folder) : null;

    /// <summary>True when the argument is an address and no path.</summary>
    public static bool IsAddress(string path) =>
        path.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || path.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
