using System.Collections.Frozen;

namespace Truce.Coding;

/// <summary>The words of codebook/accusations: verbs of blame and nouns that call an act a wrong.</summary>
internal sealed class BlameBook
{
    private readonly FrozenDictionary<string, BlameRule[]> _byVerb;
    private readonly FrozenDictionary<string, Deed[]> _deeds;

    /// <summary>Reads the tables; throws <see cref="CodebookException"/> at the first fault.</summary>
    public BlameBook(CodebookFiles files)
    {
        var (wrongs, names) = (new List<string>(), new List<string>());
        var table = files.Open("accusations/wrongs.tsv", "word", "sort");
        while (table.Read())
        {
            wrongs.Add(table.Required(0));
            if (table.Required(1) == "name") names.Add(table.Text(0));
            else if (table.Text(1) != "act") throw table.Fault($"'{table.Text(1)}' is no sort of wrong (name, act)");
        }

        Wrongs = wrongs.ToFrozenSet(StringComparer.Ordinal);
        Names = names.ToFrozenSet(StringComparer.Ordinal);
        _deeds = ReadDeeds(files);

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

    /// <summary>Nouns that call an act a wrong, or say what wrong was done.</summary>
    public FrozenSet<string> Wrongs { get; }

    /// <summary>Those of <see cref="Wrongs"/> that call an act a wrong.</summary>
    public FrozenSet<string> Names { get; }

    /// <summary>All deeds, in the order of the lines.</summary>
    public IReadOnlyList<Deed> Deeds => [.. _deeds.Values.SelectMany(d => d).DistinctBy(d => d.Id).OrderBy(d => d.Id, StringComparer.Ordinal)];

    /// <summary>What a verb says as a charge when a party says it of its opponent; empty when nothing.</summary>
    public ReadOnlySpan<Deed> DeedsOf(string verb) => _deeds.TryGetValue(verb, out var deeds) ? deeds : [];

    /// <summary>Rules of a verb, in the order in which they are to be tried; empty when it is none of blame.</summary>
    public ReadOnlySpan<BlameRule> Of(string verb) => _byVerb.TryGetValue(verb, out var rules) ? rules : [];

    private static FrozenDictionary<string, Deed[]> ReadDeeds(CodebookFiles files)
    {
        var deeds = new Dictionary<string, List<Deed>>(StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var table = files.Open("accusations/deeds.tsv", "id", "words", "object", "example", "counterexample");
        while (table.Read())
        {
            if (!ids.Add(table.Required(0))) throw table.Fault($"the id '{table.Text(0)}' stands twice");
            var deed = new Deed(table.Text(0), table.List(2).ToFrozenSet(StringComparer.Ordinal), table.Required(3), table.Required(4), $"accusations/deeds.tsv({table.Line})");
            foreach (var word in table.List(1).Distinct(StringComparer.Ordinal))
            {
                if (!deeds.TryGetValue(word, out var found)) deeds[word] = found = [];
                found.Add(deed);
            }
        }

        return deeds.ToFrozenDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.Ordinal);
    }

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
            "doer" => BlameSlot.DoerBehind,
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
            slot == BlameSlot.Prepositional ? accused : slot == BlameSlot.DoerBehind ? accused[1..] : [],
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
