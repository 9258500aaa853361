using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>A sentence of the codebook that is not read as its row says.</summary>
/// <param name="Origin">The row: file and line.</param>
/// <param name="Rule">Its id.</param>
/// <param name="Fault">What is found, or not found, in which sentence, in words for people.</param>
public sealed record ExampleFault(string Origin, string Rule, string Fault)
{
    /// <summary>Origin, rule and fault on one line.</summary>
    public override string ToString() => $"{Origin}: {Rule} {Fault}";
}

/// <summary>
/// Runs the sentences that each rule of a codebook brings along: one that it must match and one that it must not. A fault is the
/// rule's, the sentence's or the parser's; a rule whose own example is misread cannot be trusted on a report.
/// </summary>
public sealed class CodebookExamples
{
    private static readonly PartialDate _someDay = PartialDate.Parse("2024-06-12");

    private readonly Codebook _codebook;
    private readonly Annotator _annotator;
    private readonly FrameFinder _frames = new();
    private readonly Coder _coder;

    private CodebookExamples(Codebook codebook, LanguageModel model)
    {
        _codebook = codebook;
        _annotator = new Annotator(model);
        _coder = new Coder(codebook, model);
    }

    /// <summary>Number of sentences that <see cref="Check"/> reads.</summary>
    public static int Count(Codebook codebook)
    {
        ArgumentNullException.ThrowIfNull(codebook);
        return 2 * (codebook.Events.Rules.Count + codebook.Events.OperatorExamples.Count + codebook.Blame.Rules.Count + codebook.Blame.Deeds.Count);
    }

    /// <summary>The sentences that are not read as they should be, in the order of the rows; none when all is well.</summary>
    public static IReadOnlyList<ExampleFault> Check(Codebook codebook, LanguageModel model)
    {
        ArgumentNullException.ThrowIfNull(codebook);
        ArgumentNullException.ThrowIfNull(model);
        var examples = new CodebookExamples(codebook, model);
        return [.. examples.Events(), .. examples.Operators(), .. examples.Blame(), .. examples.Deeds()];
    }

    private IEnumerable<ExampleFault> Events()
    {
        foreach (var rule in _codebook.Events.Rules)
        {
            if (!Matches(rule, rule.Example)) yield return new ExampleFault(rule.Origin, rule.Id, $"does not match: {rule.Example}");
            if (Matches(rule, rule.Counterexample)) yield return new ExampleFault(rule.Origin, rule.Id, $"matches: {rule.Counterexample}");
        }
    }

    private IEnumerable<ExampleFault> Operators()
    {
        foreach (var (origin, effect, example, counterexample) in _codebook.Events.OperatorExamples)
        {
            var modality = effect is OperatorEffect.Fact or OperatorEffect.Carrier ? Modality.Happened : Enum.Parse<Modality>(effect.ToString());
            var id = effect.ToString().ToLowerInvariant();
            var (shown, others) = (Frames(example), Frames(counterexample));
            if (!shown.Exists(f => f.Modality == modality)) yield return new ExampleFault(origin, id, $"presents no act so ({Told(shown)}): {example}");
            if (others.Exists(f => f.Modality == modality)) yield return new ExampleFault(origin, id, $"presents an act so ({Told(others)}): {counterexample}");
        }
    }

    private IEnumerable<ExampleFault> Blame()
    {
        foreach (var rule in _codebook.Blame.Rules)
        {
            if (Accusations(rule.Example) is var found && found != rule.Expected) yield return new ExampleFault(rule.Origin, rule.Id, $"finds '{found}', not '{rule.Expected}': {rule.Example}");
            if (Accusations(rule.Counterexample) is { Length: > 0 } wrong) yield return new ExampleFault(rule.Origin, rule.Id, $"finds '{wrong}': {rule.Counterexample}");
        }
    }

    private IEnumerable<ExampleFault> Deeds()
    {
        foreach (var deed in _codebook.Blame.Deeds)
        {
            if (Accusations(deed.Example).Length == 0) yield return new ExampleFault(deed.Origin, deed.Id, $"finds nothing: {deed.Example}");
            if (Accusations(deed.Counterexample) is { Length: > 0 } wrong) yield return new ExampleFault(deed.Origin, deed.Id, $"finds '{wrong}': {deed.Counterexample}");
        }
    }

    private bool Matches(EventRule rule, string sentence) => Frames(sentence).Exists(f => f.Rule == rule);

    private static string Told(List<EventFrame> frames) => string.Join(", ", frames.Select(f => $"{f.Rule.Id} {f.Modality.ToString().ToLowerInvariant()}"));

    private List<EventFrame> Frames(string sentence)
    {
        var document = new Document(Report(sentence), _annotator.Annotate(sentence), _codebook);
        _frames.Find(document);
        return document.Frames;
    }

    private string Accusations(string sentence) => string.Join("; ", _coder.Code(Report(sentence)).Accusations.Select(a => $"{a.Accuser} > {a.Accused}"));

    private static Article Report(string text) => new() { Id = "example", ContentHash = "", Text = text, Published = _someDay };
}
