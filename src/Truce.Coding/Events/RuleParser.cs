using System.Collections.Frozen;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>Reads the rows of codebook/events/*.tsv; codebook/events/README.md describes the notation.</summary>
internal static class RuleParser
{
    private const StringSplitOptions Trim = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    private static readonly FrozenDictionary<string, RuleSlot> Slots = new Dictionary<string, RuleSlot>(StringComparer.Ordinal)
    {
        ["obj"] = RuleSlot.Object,
        ["subj"] = RuleSlot.Subject,
        ["any"] = RuleSlot.Any,
        ["comp"] = RuleSlot.Compound,
        ["verb"] = RuleSlot.Verb,
        ["xcomp"] = RuleSlot.Clause,
        ["that"] = RuleSlot.That,
        ["comp2"] = RuleSlot.Near,
        ["fut"] = RuleSlot.Future,
        ["neg"] = RuleSlot.Negated,
        ["mod"] = RuleSlot.Modal,
        ["modal"] = RuleSlot.Modal,
        ["willneg"] = RuleSlot.WillNot,
        ["sym"] = RuleSlot.Joint,
        ["jointly"] = RuleSlot.Joint,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Prepositions = new[]
    {
        "of", "on", "upon", "against", "to", "into", "in", "at", "for", "from", "with", "between", "by", "over", "about", "behind", "through", "near", "around", "outside", "across", "along", "inside", "towards", "toward", "within", "amid",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Reads the row a table stands at.</summary>
    public static EventRule Parse(TsvReader table, string file, EventType type, Dictionary<string, string[]> classes)
    {
        var rule = new EventRule
        {
            Id = table.Required(0),
            Type = type,
            Mode = table.Optional(1),
            Fine = table.Optional(2),
            Pos = PosOf(table, 3),
            Where = [.. table.Text(5).Split(';', Trim).Select(c => ParseCondition(table, c, classes))],
            Context = table.List(7),
            Example = table.Required(8),
            Counterexample = table.Required(9),
            Origin = $"{file}({table.Line})",
        };
        return ParseRoles(table, rule);
    }

    /// <summary>Part of speech by its letter.</summary>
    public static Upos PosOf(TsvReader table, int column) => table.Text(column) switch
    {
        "v" => Upos.VERB,
        "n" => Upos.NOUN,
        "a" => Upos.ADJ,
        var other => throw table.Fault($"'{other}' is no part of speech (v, n, a)"),
    };

    private static EventRule ParseRoles(TsvReader table, EventRule rule)
    {
        foreach (var role in table.Text(6).Split(' ', Trim))
        {
            if (role == "theme") rule = rule with { ObjectIsTheme = true };
            else if (role == "sym") rule = rule with { Symmetric = true };
            else if (role == "iobj") continue;
            else if (role == "t:subj") rule = rule with { SubjectIsTarget = true };
            else if (role.StartsWith("t:", StringComparison.Ordinal)) rule = rule with { TargetPrepositions = [.. role[2..].Split(',').Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] };
            else if (role.StartsWith("s:", StringComparison.Ordinal)) rule = rule with { SourcePrepositions = role[2..].Split(',').ToFrozenSet(StringComparer.Ordinal) };
            else throw table.Fault($"unknown role '{role}'");
        }

        return rule;
    }

    private static RuleCondition ParseCondition(TsvReader table, string text, Dictionary<string, string[]> classes)
    {
        var tests = new List<(string Slot, List<string>? Words)>();
        var negated = false;
        foreach (var part in text.Split('|', Trim))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                negated |= part[equals - 1] == '!';
                tests.Add((part[..equals].TrimEnd('!'), [part[(equals + 1)..]]));
            }
            else if (tests is [.., (_, { } words)])
            {
                words.Add(part);
            }
            else
            {
                tests.Add((part, null));
            }
        }

        return new RuleCondition([.. tests.Select(t => ParseTest(table, t.Slot, t.Words, classes))], negated);
    }

    private static RuleTest ParseTest(TsvReader table, string slot, List<string>? words, Dictionary<string, string[]> classes)
    {
        string? preposition = null;
        if (!Slots.TryGetValue(slot, out var kind))
        {
            if (!Prepositions.Contains(slot)) throw table.Fault($"unknown slot '{slot}'");
            (kind, preposition) = (RuleSlot.Prepositional, slot);
        }

        if (words is null) return new RuleTest(kind, preposition, null, DynamicFiller.None);
        var expanded = new HashSet<string>(StringComparer.Ordinal);
        var filler = DynamicFiller.None;
        foreach (var word in words)
        {
            switch (word)
            {
                case "@actor": filler |= DynamicFiller.Actor | DynamicFiller.Pronoun; break;
                case "@geo": filler |= DynamicFiller.Place; break;
                case "@number": filler |= DynamicFiller.Number; break;
                case ['@', ..]:
                    if (!classes.TryGetValue(word[1..], out var members)) throw table.Fault($"unknown class '{word}'");
                    expanded.UnionWith(members);
                    if (word is "@people" or "@detainable" or "@captives" or "@leader") filler |= DynamicFiller.Pronoun;
                    break;
                default: expanded.Add(word); break;
            }
        }

        return new RuleTest(kind, preposition, expanded.ToFrozenSet(StringComparer.Ordinal), filler);
    }
}
