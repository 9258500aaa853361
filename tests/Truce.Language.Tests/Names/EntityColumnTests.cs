using Truce.Language.Names;
using Truce.Language.Training;

namespace Truce.Language.Tests.Names;

public sealed class EntityColumnTests
{
    private static List<EntityMention> Read(params string[] marks)
    {
        var lines = marks.Select((mark, i) => $"{i + 1}\tw\tw\tNOUN\t_\t_\t{(i == 0 ? 0 : 1)}\t{(i == 0 ? "root" : "dep")}\t_\t{(mark.Length == 0 ? "_" : "Entity=" + mark)}");
        return EntityColumn.Read(Treebank.Read(new StringReader(string.Join('\n', lines) + "\n\n"), "test"));
    }

    [Fact]
    public void Read_NestedMarks_GiveOuterAndInner()
    {
        var mentions = Read("(1-person-new-cf1-1-sgl", "(2-place-new-cf1-1-sgl)1)");
        Assert.Equal([new EntityMention(0, 2, "person", 1), new EntityMention(1, 2, "place", 2)], mentions);
    }

    [Fact]
    public void Read_TwoMarksAtOneWord_BothClose()
    {
        var mentions = Read("(1-place-new", "(2-place-new", "2)1)");
        Assert.Equal([(0, 3), (1, 3)], mentions.Select(m => (m.First, m.End)));
    }

    [Fact]
    public void Read_NoMarks_GivesNothing() => Assert.Empty(Read("", ""));
}
