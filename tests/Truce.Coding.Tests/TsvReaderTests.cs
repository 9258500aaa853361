using Truce.Domain;

namespace Truce.Coding.Tests;

public class TsvReaderTests
{
    [Fact]
    public void Read_CommentsAndEmptyLines_AreSkipped()
    {
        var table = new TsvReader("t.tsv", "# about\n\nname\tfrom\n# first\nKofi Annan\t1997-01-01\r\n\nBan Ki-moon\t 2007 \n", "name", "from");

        Assert.True(table.Read());
        Assert.Equal("Kofi Annan", table.Required(0));
        Assert.Equal(new PartialDate(1997, 1, 1), table.Date(1));
        Assert.Equal(5, table.Line);
        Assert.True(table.Read());
        Assert.Equal("Ban Ki-moon", table.Required(0));
        Assert.Equal(new PartialDate(2007), table.Date(1));
        Assert.False(table.Read());
    }

    [Fact]
    public void Read_ColumnsInAnotherOrder_AreFoundByName()
    {
        var table = new TsvReader("t.tsv", "b\ta\n1\t2", "a", "b");

        Assert.True(table.Read());
        Assert.Equal("2", table.Text(0));
        Assert.Equal(1, table.Integer(1));
    }

    [Fact]
    public void Read_FieldsLeftOutAtTheEnd_AreEmpty()
    {
        var table = new TsvReader("t.tsv", "a\tb\tc\nx", "a", "b", "c");

        Assert.True(table.Read());
        Assert.Null(table.Optional(1));
        Assert.Empty(table.List(2));
        Assert.Null(table.Date(2));
    }

    [Fact]
    public void List_Bars_PartTheField()
    {
        var table = new TsvReader("t.tsv", "a\nISIS | ISIL|Daesh", "a");

        Assert.True(table.Read());
        Assert.Equal(["ISIS", "ISIL", "Daesh"], table.List(0));
    }

    [Theory]
    [InlineData("a\tb\nx\ty\tz", "t.tsv(2): more than 2 fields")]
    [InlineData("a\nx", "t.tsv(1): column 'b' is missing")]
    [InlineData("a\tb\tc\nx", "t.tsv(1): unknown column 'c' (known: a, b)")]
    [InlineData("a\ta\nx", "t.tsv(1): column 'a' stands twice")]
    [InlineData("# only a comment\n", "t.tsv(1): no header")]
    [InlineData("a\tb\n\n\tx", "t.tsv(3): 'a' is empty")]
    [InlineData("a\tb\nx\t2016-13", "t.tsv(2): '2016-13' is no date (2016, 2016-09 or 2016-09-12)")]
    public void Read_WrongTable_NamesFileAndLine(string text, string message)
    {
        var fault = Assert.Throws<CodebookException>(() =>
        {
            var table = new TsvReader("t.tsv", text, "a", "b");
            while (table.Read())
            {
                table.Required(0);
                table.Date(1);
            }
        });

        Assert.Equal(message, fault.Message);
    }
}
