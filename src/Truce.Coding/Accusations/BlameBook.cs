using System.Collections.Frozen;

namespace Truce.Coding;

/// <summary>The words of codebook/accusations: verbs of blame and nouns that call an act a wrong.</summary>
internal sealed class BlameBook
{
    private readonly FrozenDictionary<string, BlameRule[]> _byVerb;

    /// <summary>Reads the tables; throws <see cref="CodebookException"/> at the first fault.</summary>
    public BlameBook(CodebookFiles files)
    {
        var wrongs = new List<string>();
        var table = files.Open("accusations/wrongs.tsv", "word");
        while (table.Read()) wrongs.Add(table.Required(0));
        Wrongs = wrongs.ToFrozenSet(StringComparer.Ordinal);

        var byVerb = new Dictionary<string, List<BlameRule>>(StringComparer.Ordinal);
        var rules = new List<BlameRule>();
        table = files.Open("accusations/blame.tsv", "id", "pos", "words", "object", "accused", "act", "example", "expect", "counterexample");
        while (table.Read())
        {
            if (table.Required(1) != "v") throw table.Fault($"'{table.Text(1)}' is no part of speech of blame (v)");
            var rule = Parse(table);
            if (rules.Exists(r => r.Id == rule.Id)) throw table.Fault($"the id '{rule.Id}' stands twice");
            rules.Add(rule);
            foreach (var word in table.List(2).Distinct(StringComparer.Ordinal))
            {
                if (!byVerb.TryGetValue(word, out var found)) byVerb[word] = found = [];
                found.Add(rule);
            }
        }

        Rules = rules;
        _byVerb = byVerb.ToFrozenDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>All rules, in the order of the lines.</summary>
    public IReadOnlyList<BlameRule> Rules { get; }

    /// <summary>Nouns that call an act a wrong.</summary>
    public FrozenSet<string> Wrongs { get; }

    /// <summary>Rules of a verb, in the order in which they are to be tried; empty when it is none of blame.</summary>
    public ReadOnlySpan<BlameRule> Of(string verb) => _byVerb.TryGetValue(verb, out var rules) ? rules : [];

    private static BlameRule Parse(TsvReader table)
    {
        var objects = table.List(3);
        var accused = table.List(4);
        var act = table.Text(5);
        var needed = act.EndsWith('!');
        var acts = act.TrimEnd('!').Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (accused.Length == 0) throw table.Fault("'accused' is empty");
        var slot = accused[0] switch
        {
            "obj" => BlameSlot.Object,
            "by" => BlameSlot.Doer,
            "wrong" => BlameSlot.Called,
            "other" => BlameSlot.EachOther,
            "mutual" => BlameSlot.Mutual,
            _ => BlameSlot.Prepositional,
        };
        return new BlameRule(
            table.Required(0),
            objects.Where(o => o != "@wrong").ToFrozenSet(StringComparer.Ordinal),
            objects.Contains("@wrong"),
            slot,
            slot == BlameSlot.Prepositional ? accused : [],
            [.. acts.Where(a => a is not ("obj" or "wrong"))],
            acts.Contains("obj"),
            needed)
        {
            Example = table.Required(6),
            Expected = table.Required(7),
            Counterexample = table.Required(8),
            Origin = $"accusations/blame.tsv({table.Line})",
        };
    }
}
