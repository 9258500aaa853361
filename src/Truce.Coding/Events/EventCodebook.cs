using System.Collections.Frozen;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>The event part of the codebook: rules, indexed by the first lemma of their words, and operators of modality.</summary>
internal sealed class EventCodebook
{
    private static readonly string[] RuleColumns =
        ["id", "mode", "fine", "pos", "words", "where", "roles", "context", "example", "counterexample"];

    private readonly FrozenDictionary<string, RulePhrase[]> _phrases;
    private readonly FrozenDictionary<string, Operator[]> _operators;

    private EventCodebook(List<EventRule> rules, Dictionary<string, List<RulePhrase>> phrases, Dictionary<string, List<Operator>> operators, List<OperatorExample> examples, LemmaTable lemmas)
    {
        Lemmas = lemmas;
        Rules = rules;
        OperatorExamples = examples;
        _phrases = phrases.ToFrozenDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.Ordinal);
        _operators = operators.ToFrozenDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>Lemmas of all words of the tables.</summary>
    public LemmaTable Lemmas { get; }

    /// <summary>All rules, in the order of files and lines.</summary>
    public IReadOnlyList<EventRule> Rules { get; }

    /// <summary>What each row of operators says of itself, in the order of the rows.</summary>
    public IReadOnlyList<OperatorExample> OperatorExamples { get; }

    /// <summary>Phrases that begin with a lemma; empty when none does.</summary>
    public ReadOnlySpan<RulePhrase> PhrasesFrom(string lemma) => _phrases.TryGetValue(lemma, out var found) ? found : [];

    /// <summary>Operators carried by a lemma; empty when it carries none.</summary>
    public ReadOnlySpan<Operator> OperatorsOf(string lemma) => _operators.TryGetValue(lemma, out var found) ? found : [];

    /// <summary>Loads codebook/events.</summary>
    public static EventCodebook Load(CodebookFiles files)
    {
        var classes = LoadClasses(files);
        var rules = new List<EventRule>();
        var phrases = new Dictionary<string, List<RulePhrase>>(StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in Enum.GetValues<EventType>())
        {
            var file = $"events/{type.ToString().ToLowerInvariant()}.tsv";
            var table = files.Open(file, RuleColumns);
            while (table.Read())
            {
                var rule = RuleParser.Parse(table, file, type, classes);
                if (!ids.Add(rule.Id)) throw table.Fault($"the id '{rule.Id}' stands twice");
                foreach (var words in table.List(4))
                {
                    var phrase = RulePhrase.Parse(rule, words);
                    Add(phrases, phrase.Lemmas[0], phrase);
                }

                rules.Add(rule);
            }
        }

        var examples = new List<OperatorExample>();
        var operators = LoadOperators(files, examples);
        var lemmas = rules.SelectMany(r => r.Where).SelectMany(c => c.Tests).SelectMany(t => t.Words ?? [])
            .Concat(phrases.Values.SelectMany(p => p).SelectMany(p => p.Lemmas))
            .Concat(classes.Values.SelectMany(c => c))
            .SelectMany(w => w.Split(' ', '-'))
            .Concat(operators.Keys);
        return new EventCodebook(rules, phrases, operators, examples, new LemmaTable(lemmas, LoadInflections(files)));
    }

    private static Dictionary<string, string[]> LoadClasses(CodebookFiles files)
    {
        var classes = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var table = files.Open("events/classes.tsv", "name", "words");
        while (table.Read())
        {
            if (!classes.TryAdd(table.Required(0), table.List(1))) throw table.Fault($"the class '{table.Text(0)}' stands twice");
        }

        return classes;
    }

    private static Dictionary<string, string[]> LoadInflections(CodebookFiles files)
    {
        var inflections = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var table = files.Open("events/inflections.tsv", "lemma", "forms");
        while (table.Read())
        {
            if (!inflections.TryAdd(table.Required(0), table.List(1))) throw table.Fault($"the lemma '{table.Text(0)}' stands twice");
        }

        return inflections;
    }

    private static Dictionary<string, List<Operator>> LoadOperators(CodebookFiles files, List<OperatorExample> examples)
    {
        var operators = new Dictionary<string, List<Operator>>(StringComparer.Ordinal);
        var table = files.Open("events/operators.tsv", "effect", "pos", "words", "complements", "example", "counterexample");
        while (table.Read())
        {
            if (!Enum.TryParse<OperatorEffect>(table.Text(0), ignoreCase: true, out var effect)) throw table.Fault($"unknown effect '{table.Text(0)}'");
            var pos = RuleParser.PosOf(table, 1);
            var complements = table.List(3);
            examples.Add(new OperatorExample($"events/operators.tsv({table.Line})", effect, table.Required(4), table.Required(5)));
            var prepositions = complements.Where(c => c is not ("clause" or "noun")).ToFrozenSet(StringComparer.Ordinal);
            foreach (var word in table.List(2))
            {
                var parts = word.Split(' ');
                Add(operators, parts[0], new Operator(
                    effect, pos, parts.Length > 1 ? parts[1] : null, complements.Contains("clause"), complements.Contains("noun"), prepositions));
            }
        }

        return operators;
    }

    private static void Add<T>(Dictionary<string, List<T>> index, string key, T value)
    {
        if (!index.TryGetValue(key, out var list)) index.Add(key, list = []);
        list.Add(value);
    }
}

/// <summary>One wording of a rule: lemmas in order, hyphens left out.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Lemmas">The lemmas; the first is the key of the index.</param>
/// <param name="HeadIndex">Which of them governs the others in the tree.</param>
internal sealed record RulePhrase(EventRule Rule, string[] Lemmas, int HeadIndex)
{
    /// <summary>Splits the words of a table into lemmas and finds the head: the verb that comes first, or the noun before "of" or at the end.</summary>
    public static RulePhrase Parse(EventRule rule, string words)
    {
        var lemmas = words.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        var head = 0;
        if (rule.Pos == Upos.NOUN)
        {
            head = Array.FindIndex(lemmas, 1, l => l is "of" or "to" or "in" or "d'etat") - 1;
            if (head < 0) head = lemmas.Length - 1;
        }

        return new RulePhrase(rule, lemmas, head);
    }
}

/// <summary>A word that changes how an act is presented.</summary>
/// <param name="Effect">What it does.</param>
/// <param name="Pos">Its part of speech.</param>
/// <param name="Particle">Particle that belongs to it, or null.</param>
/// <param name="Clause">Whether it acts on infinitives, gerunds and that-clauses.</param>
/// <param name="Noun">Whether it acts on its object.</param>
/// <param name="Prepositions">Prepositions that lead to what it acts on.</param>
internal sealed record Operator(
    OperatorEffect Effect, Upos Pos, string? Particle, bool Clause, bool Noun, FrozenSet<string> Prepositions);

/// <summary>The sentences of a row of operators.</summary>
/// <param name="Origin">The row: file and line.</param>
/// <param name="Effect">What its words do to an act.</param>
/// <param name="Example">A sentence in which they do.</param>
/// <param name="Counterexample">One in which no act is presented so.</param>
internal sealed record OperatorExample(string Origin, OperatorEffect Effect, string Example, string Counterexample);

/// <summary>Effects of an <see cref="Operator"/>, in the words of the codebook.</summary>
internal enum OperatorEffect
{
    Planned,
    Threatened,
    Demanded,
    Denied,
    Negated,
    Hypothetical,
    Alleged,

    /// <summary>Leaves the act as what stands above presents it.</summary>
    Fact,

    /// <summary>A verb with little meaning of its own: the act is its noun.</summary>
    Carrier,
}
