using System.Globalization;

namespace Truce.Reading;

/// <summary>The rules of a <c>robots.txt</c> for one agent (RFC 9309): the longest rule that matches decides, and allow wins a tie.</summary>
internal sealed class RobotsRules
{
    private readonly List<(string Path, bool Allow)> _rules;

    private RobotsRules(List<(string Path, bool Allow)> rules, TimeSpan? delay)
    {
        _rules = rules;
        CrawlDelay = delay;
    }

    /// <summary>No rules: everything may be fetched.</summary>
    public static RobotsRules AllowAll { get; } = new([], null);

    /// <summary>What counts while a server fails to give its rules: nothing may be fetched.</summary>
    public static RobotsRules Trouble { get; } = new([("/", false)], null);

    /// <summary>True when these are no rules of the site, but a stand-in while it fails to give them.</summary>
    public bool IsTrouble => this == Trouble;

    /// <summary>Pause between requests that the site asks for, or null.</summary>
    public TimeSpan? CrawlDelay { get; }

    /// <summary>Reads the rules for the agent: those of its own group, or of <c>*</c>.</summary>
    public static RobotsRules Parse(string text, string agent)
    {
        var own = new List<(string, bool)>();
        var any = new List<(string, bool)>();
        TimeSpan? ownDelay = null, anyDelay = null;
        bool hasOwn = false, inOwn = false, inAny = false, inNames = false;
        foreach (var raw in text.Split('\n'))
        {
            var comment = raw.IndexOf('#', StringComparison.Ordinal);
            var line = (comment < 0 ? raw : raw[..comment]).Trim();
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0) continue;
            var field = line[..colon].Trim().ToLowerInvariant();
            var value = line[(colon + 1)..].Trim();
            if (field == "user-agent")
            {
                if (!inNames) inOwn = inAny = false;
                inNames = true;
                inOwn |= Product(value).Equals(agent, StringComparison.OrdinalIgnoreCase);
                inAny |= value == "*";
                hasOwn |= inOwn;
                continue;
            }

            inNames = false;
            if (field is "allow" or "disallow" && value.Length > 0)
            {
                if (inOwn) own.Add((value, field == "allow"));
                if (inAny) any.Add((value, field == "allow"));
            }
            else if (field == "crawl-delay" && double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 3600)
            {
                if (inOwn) ownDelay = TimeSpan.FromSeconds(seconds);
                if (inAny) anyDelay = TimeSpan.FromSeconds(seconds);
            }
        }

        return hasOwn ? new RobotsRules(own, ownDelay) : new RobotsRules(any, anyDelay);
    }

    /// <summary>The product token of a name: <c>Truce</c> of <c>Truce/1.0</c>.</summary>
    private static ReadOnlySpan<char> Product(ReadOnlySpan<char> name)
    {
        var end = 0;
        while (end < name.Length && (char.IsAsciiLetter(name[end]) || name[end] is '-' or '_')) end++;
        return name[..end];
    }

    /// <summary>Whether the path and query may be fetched.</summary>
    public bool Allows(string path)
    {
        var longest = -1;
        var allowed = true;
        foreach (var (rule, allow) in _rules)
        {
            if (rule.Length < longest || (rule.Length == longest && !allow) || !Matches(rule, path)) continue;
            longest = rule.Length;
            allowed = allow;
        }

        return allowed;
    }

    /// <summary><c>*</c> stands for any run of characters, <c>$</c> at the end for the end. Takes time in proportion to rule × path at worst.</summary>
    private static bool Matches(string rule, string path)
    {
        var anchored = rule.EndsWith('$');
        var parts = (anchored ? rule[..^1] : rule).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal)) return false;
        var at = parts[0].Length;
        for (var i = 1; i < parts.Length; i++)
        {
            if (anchored && i == parts.Length - 1) return path.Length - at >= parts[i].Length && path.EndsWith(parts[i], StringComparison.Ordinal);
            var found = path.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < 0) return false;
            at = found + parts[i].Length;
        }

        return !anchored || at == path.Length;
    }
}
