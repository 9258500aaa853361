using System.Text;

namespace Truce.Reading.Tests;

public sealed class JsonTests
{
    [Fact]
    public void Open_OneObjectOverManyLines_IsOneReport()
    {
        var item = Assert.Single(Open("{\n  \"title\": \"T\",\n  \"text\": \"The guns fell silent.\"\n}\n", "a.json"));

        Assert.Equal("a.json", item.Document!.Id);
        Assert.Equal("The guns fell silent.", new ArticleReader().Read(item.Document).Text);
    }

    [Fact]
    public void Open_ArrayOfObjects_GivesEach()
    {
        var items = Open("[\n {\"title\":\"T\",\"text\":\"One.\"},\n {\"url\":\"https://c.example/b\",\"text\":\"Two.\"}, 3\n]", "a.json");

        Assert.Equal(["a.json!1", "a.json!https://c.example/b", "a.json!3"], items.Select(i => i.Document?.Id ?? i.Rejected!.Id));
        Assert.Equal("element 3 is no JSON object", items[2].Rejected!.Reason);
    }

    [Theory]
    [InlineData("{\n  \"a\": 1,\n  \"b\": [\n1,\n2\n,\n}\n")]
    [InlineData("{ not\njson\nat\nall\n")]
    [InlineData("not json\nat all\n")]
    public void Open_JsonFileThatIsNone_IsRejectedOnce(string text)
    {
        var item = Assert.Single(Open(text, "a.json"));

        Assert.Equal("a.json", item.Rejected!.Id);
        Assert.StartsWith("the file is no JSON", item.Rejected.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_LinesUnderTheOtherName_AreLines()
    {
        var items = Open("{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\nbad\n", "a.json");

        Assert.Equal([true, true, false], items.Select(i => i.IsDocument));
    }

    [Fact]
    public void Open_ArrayThatBreaksOff_GivesWhatStandsBefore()
    {
        var items = Open("[{\"text\":\"One.\"},{\"text\":", "a.json");

        Assert.True(items[0].IsDocument);
        Assert.False(Assert.Single(items.Skip(1)).IsDocument);
    }

    [Fact]
    public void Open_ElementBeyondTheLimit_IsRejected()
    {
        var text = "[{\"text\":\"One.\"},{\"text\":\"" + new string('a', 500_000) + "\"}]";

        var items = Sources.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)), "a.json", new SourceOptions { MaxDocumentBytes = 100_000 }).ToList();

        Assert.True(items[0].IsDocument);
        Assert.Contains("more than", items[^1].Rejected!.Reason, StringComparison.Ordinal);
    }

    private static List<SourceItem> Open(string text, string name) => Sources.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)), name).ToList();
}
