using System.CommandLine;

namespace Truce.Commands;

/// <summary>The options that commands on review share.</summary>
internal static class ReviewOptions
{
    public static Option<string> Coder() => new("--coder")
    {
        Description = "Your name: it signs what you decide. The default is what TRUCE_CODER names.",
        HelpName = "NAME",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("TRUCE_CODER") ?? "",
    };

    public static Option<string?> Note() => new("--note") { Description = "Why, in your words.", HelpName = "TEXT" };

    public static Option<string?> Assignment() => new("--assignment") { Description = "The blind coding that this is part of.", HelpName = "NAME" };

    public static Option<string?> Type() => new("--type") { Description = "Only this sort of entry (incident, agreement …).", HelpName = "SORT" };

    public static Argument<string> Id(string name = "ID") => new(name) { Description = "An entry or a finding, by its id or the beginning of it, or a report, by its id." };
}
