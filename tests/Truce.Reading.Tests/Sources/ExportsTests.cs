using System.IO.Compression;
using System.Text;
using Truce.Domain;

namespace Truce.Reading.Tests;

public sealed class ExportsTests
{
    [Fact]
    public void Lexis_Export_IsCutIntoItsArticlesAndUnwrapped()
    {
        const string export = """


                                           1 of 2 DOCUMENTS


                                         The Coast Courier

                                     March 4, 2031 Tuesday
                                          Final Edition

            Guns Fall Silent Along
            the River

            BYLINE: By A. SCRIBE

            SECTION: Section A; Pg. 1

            LENGTH: 1090 words

            DATELINE: PORT TOWN

            BODY:

            The guns fell silent in the valley
            at noon, officials said.

            MONITORS: three of them were there.

            Nobody spoke.

            LOAD-DATE: March 5, 2031

            LANGUAGE: ENGLISH

            Copyright 2031 The Coast Courier

                                           2 of 2 DOCUMENTS

                                         The Coast Courier

                                     March 5, 2031 Wednesday

            HEADLINE: Second

            LENGTH: 10 words

            More words.
            """;

        var articles = Articles(Open(export, "lexis.txt"));

        Assert.Equal(2, articles.Count);
        Assert.Equal(("The Coast Courier", "A. SCRIBE", "2031-03-04"), (articles[0].Outlet, articles[0].Byline, articles[0].Published.ToString()));
        Assert.StartsWith("The guns fell silent in the valley at noon, officials said.", articles[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ENGLISH", articles[0].Text, StringComparison.Ordinal);
        Assert.Equal(("Second", "More words."), (articles[1].Title, articles[1].Text));
    }

    [Fact]
    public void Factiva_WithoutCodes_IsCutIntoItsArticles()
    {
        const string export = """
            Guns fall silent along the river
            By A. Scribe
            1,123 words
            4 March 2031
            10:22
            Coast News
            CSTN
            English
            (c) 2031 Coast News

            PORT TOWN, March 4 (Coast) - The guns fell silent.

            Nobody spoke.

            Document CSTN000020310304ec9d00abc


            Second
            12 words
            5 March 2031
            Coast News
            English

            More.

            Document CSTN000020310305ec9d00abd
            """;

        var articles = Articles(Open(export, "Factiva.txt"));

        Assert.Equal(["2031-03-04", "2031-03-05"], articles.Select(a => a.Published.ToString()));
        Assert.Equal(("Guns fall silent along the river", "A. Scribe", "Coast News"), (articles[0].Title, articles[0].Byline, articles[0].Outlet));
        Assert.EndsWith("Nobody spoke.", articles[0].Text, StringComparison.Ordinal);
        Assert.Equal("More.", articles[1].Text);
    }

    [Fact]
    public void Docx_OfAPressArchive_GivesItsArticles()
    {
        string[] lines = ["Guns fall silent", "Coast Courier", "4 March 2031 Tuesday", "Copyright 2031", "Length: 12 words", "Byline: A. Scribe", "Body", "The guns fell silent.", "Load-Date: March 5, 2031", "End of Document"];
        var paragraphs = string.Concat(lines.Select(line => $"<w:p><w:r><w:t>{line}</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"));

        var article = Assert.Single(Articles(Sources.Open(Docx(paragraphs), "a.docx").ToList()));

        Assert.Equal(("Guns fall silent", "Coast Courier", "A. Scribe", "The guns fell silent."), (article.Title, article.Outlet, article.Byline, article.Text));
    }

    [Fact]
    public void Docx_OfOneReport_IsItsText()
    {
        var item = Assert.Single(Sources.Open(Docx("<w:p><w:r><w:t>Guns fall silent</w:t></w:r></w:p><w:p><w:r><w:t>The guns </w:t></w:r><w:r><w:tab/><w:t>fell silent.</w:t></w:r></w:p>"), "a.docx"));

        Assert.Equal("Guns fall silent\nThe guns  fell silent.\n", Encoding.UTF8.GetString(item.Document!.Bytes.Span));
    }

    [Fact]
    public void OfficeFile_OfAnotherKind_IsRejectedOnce()
    {
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in (string[])["[Content_Types].xml", "xl/workbook.xml", "xl/sheet1.xml"]) zip.CreateEntry(name).Open().Dispose();
        }

        memory.Position = 0;
        Assert.Contains("office file", Assert.Single(Sources.Open(memory, "a.xlsx")).Rejected!.Reason, StringComparison.Ordinal);
    }

    private static MemoryStream Docx(string paragraphs)
    {
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("[Content_Types].xml").Open().Dispose();
            using var entry = zip.CreateEntry("word/document.xml").Open();
            entry.Write(Encoding.UTF8.GetBytes($"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{paragraphs}</w:body></w:document>"));
        }

        memory.Position = 0;
        return memory;
    }

    private static List<SourceItem> Open(string text, string name) => Sources.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)), name).ToList();

    private static List<Article> Articles(List<SourceItem> items) => items.Select(item => new ArticleReader().Read(item.Document!)).ToList();
}
