using Truce.Language.Names;

namespace Truce.Language.Tests.Names;

public sealed class NameGoldTests
{
    [Fact]
    public void Read_NameWrittenOnToANoun_IsThePersonsName() =>
        Assert.Equal(["Person Mu Li"], Names(
            "Senior\tADJ\t2\tamod\tEntity=(1-person",
            "researcher\tNOUN\t5\tnsubj\t_",
            "Mu\tPROPN\t2\tflat\t_",
            "Li\tPROPN\t2\tflat\tEntity=1)",
            "spoke\tVERB\t0\troot\t_"));

    [Fact]
    public void Read_ProvinceOfAName_BearsIt() =>
        Assert.Equal(["Place Palawan"], Names(
            "the\tDET\t2\tdet\tEntity=(1-place",
            "province\tNOUN\t5\tnsubj\t_",
            "of\tADP\t4\tcase\t_",
            "Palawan\tPROPN\t2\tnmod\tEntity=1)",
            "lies\tVERB\t0\troot\t_"));

    [Fact]
    public void Read_PresidentOfACountry_BearsNoneButTheCountryDoes() =>
        Assert.Equal(["Place France"], Names(
            "the\tDET\t2\tdet\tEntity=(1-person",
            "president\tNOUN\t5\tnsubj\t_",
            "of\tADP\t4\tcase\t_",
            "France\tPROPN\t2\tnmod\tEntity=(2-place)1)",
            "spoke\tVERB\t0\troot\t_"));

    [Fact]
    public void Read_OfficeWithAnArticle_IsNoName() =>
        Assert.Empty(Names(
            "a\tDET\t2\tdet\tEntity=(1-person",
            "Fellow\tPROPN\t3\tnsubj\tEntity=1)",
            "spoke\tVERB\t0\troot\t_"));

    [Fact]
    public void Read_PlaceInTheNameOfAnEvent_CountsBeforeIt() =>
        Assert.Equal(["Place Aleppo"], Names(
            "the\tDET\t2\tdet\tEntity=(1-event",
            "Battle\tPROPN\t5\tnsubj\t_",
            "of\tADP\t4\tcase\t_",
            "Aleppo\tPROPN\t2\tnmod\tEntity=(2-place)1)",
            "began\tVERB\t0\troot\t_"));

    private static List<string> Names(params string[] words)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(file, ["# newdoc id = d", "# sent_id = d-1", .. words.Select(Line), ""]);
            var document = Assert.Single(NameGold.Read(file));
            return document.Names.ConvertAll(n => $"{n.Kind} {document.Text.Text[document.Text[n.First].Start..document.Text[n.End - 1].End]}");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Line(string word, int index)
    {
        var cells = word.Split('\t');
        return string.Join('\t', index + 1, cells[0], cells[0], cells[1], "_", "_", cells[2], cells[3], "_", cells[4]);
    }
}
