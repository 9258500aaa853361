using BenchmarkDotNet.Attributes;

namespace Truce.Benchmarks;

/// <summary>Articles of the samples to findings, the language engine included.</summary>
[MemoryDiagnoser]
public class CodingBenchmarks
{
    private SampleReports _samples = null!;

    [GlobalSetup]
    public void SetUp()
    {
        _samples = new SampleReports();
        _ = _samples.Articles;
    }

    [Benchmark]
    public int ArticlesToFindings()
    {
        var events = 0;
        foreach (var article in _samples.Articles) events += _samples.Coder.Code(article).Events.Count;
        return events;
    }
}
