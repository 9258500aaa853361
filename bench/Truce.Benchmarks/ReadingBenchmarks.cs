using BenchmarkDotNet.Attributes;

namespace Truce.Benchmarks;

/// <summary>Pages of the samples to articles.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private SampleReports _samples = null!;

    [GlobalSetup]
    public void SetUp() => _samples = new SampleReports();

    [Benchmark]
    public int PagesToArticles()
    {
        var characters = 0;
        foreach (var page in _samples.Pages) characters += _samples.Reader.Read(page).Text.Length;
        return characters;
    }
}
