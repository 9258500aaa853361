namespace Truce.Tests;

public sealed class InspectionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("truce-inspection-").FullName;

    /// <summary>Documents are read on all cores; their order, and which of two copies came first, are the folder's.</summary>
    [Fact]
    public void Of_ManyFiles_ComeInOrderWithTheirCopies()
    {
        const int count = 150;
        for (var i = 0; i < count; i++)
        {
            File.WriteAllText(Path.Combine(_folder, $"{i:000}.txt"), i % 50 == 49 ? "" : $"Report {i}\n\nThe army and the rebels agreed on a ceasefire on Tuesday. {string.Join(' ', Enumerable.Range(0, 60).Select(k => $"word{(i * 61) + k}"))}.\n");
        }

        File.Copy(Path.Combine(_folder, "007.txt"), Path.Combine(_folder, "140.txt"), overwrite: true);
        var inspected = Inspection.Of([_folder]).ToList();

        Assert.Equal(Enumerable.Range(0, count).Select(i => $"{i:000}.txt"), inspected.Select(one => one.Findings?.Id ?? one.Rejected!.Id));
        Assert.Equal(["049.txt", "099.txt", "149.txt"], inspected.Where(one => one.Rejected is not null).Select(one => one.Rejected!.Id));
        Assert.Equal("007.txt", inspected[140].Findings!.DuplicateOf);
        Assert.Null(inspected[7].Findings!.DuplicateOf);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
