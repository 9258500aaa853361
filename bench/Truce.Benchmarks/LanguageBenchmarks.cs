using BenchmarkDotNet.Attributes;
using Truce.Language;

namespace Truce.Benchmarks;

/// <summary>The language engine on a news paragraph: words and tags alone, and text to trees. No word should cost memory.</summary>
[MemoryDiagnoser]
public class LanguageBenchmarks
{
    private const string News =
        "The two sides agreed on Friday to halt all attacks for seven days, and to let convoys of the United Nations reach the "
        + "besieged districts, the minister said after talks that lasted thirteen hours. \"We have a plan which, if it holds, can end "
        + "the suffering,\" he told reporters. Rebel commanders in the north, who were not at the table, said they would not be bound "
        + "by a truce that left out their allies.\n\nAt least 12 people were killed overnight when shells hit a market in the "
        + "government-held part of the city, state television said. It blamed insurgents; they denied it.";

    private readonly AnnotatedText _target = new();
    private Annotator _annotator = null!;

    [GlobalSetup]
    public void SetUp()
    {
        _annotator = new Annotator(LanguageModel.Load(Path.Combine(SampleReports.Root, "models")));
        Parse(News);
    }

    [Benchmark]
    public int TokeniseAndTag() => Tag(News);

    [Benchmark]
    public int TextToTrees() => Parse(News);

    internal int Tag(string text)
    {
        _annotator.Tag(text, _target);
        return _target.Count;
    }

    internal int Parse(string text)
    {
        _annotator.Annotate(text, _target);
        return _target.Count;
    }
}
