using System.IO.Compression;
using System.Text;
using System.Xml;
using Truce.Domain;

namespace Truce.Reading;

/// <summary>
/// The words of a <c>.docx</c> file (ISO/IEC 29500, WordprocessingML): the form in which press archives hand out what one selects. Other office
/// files are zips too, and hold no report.
/// </summary>
internal static class OfficeFile
{
    private const string Words = "word/document.xml";

    private static readonly XmlReaderSettings _settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true };

    /// <summary>True when the zip is an office file or a book, and no archive of documents.</summary>
    public static bool Is(ZipArchive zip) => zip.GetEntry("[Content_Types].xml") is not null || zip.GetEntry("mimetype") is not null;

    /// <summary>The articles or the one text of the file.</summary>
    public static IEnumerable<SourceItem> Read(ZipArchive zip, string id, SourceOptions options)
    {
        if (zip.GetEntry(Words) is not { } entry) return [SourceItem.Reject(id, "an office file without a text document in it: save it as text or .docx")];
        using var stream = entry.Open();
        using var limited = new HeadStream(stream, 4L * options.MaxDocumentBytes, () => entry.CompressedLength);
        var text = Text(limited);
        return Exports.Read(text, id)
            ?? [SourceItem.Of(new RawDocument { Id = id, Bytes = Encoding.UTF8.GetBytes(text), ContentType = "text/plain; charset=utf-8" })];
    }

    /// <summary>One line for each paragraph; what was struck out while editing is left out.</summary>
    private static string Text(Stream stream)
    {
        using var reader = XmlReader.Create(stream, _settings);
        var text = new StringBuilder();
        var more = reader.Read();
        while (more)
        {
            switch (reader.NodeType, reader.LocalName)
            {
                case (XmlNodeType.Element, "t"):
                    text.Append(reader.ReadElementContentAsString());
                    continue;
                case (XmlNodeType.Element, "del" or "instrText" or "moveFrom"):
                    reader.Skip();
                    more = !reader.EOF;
                    continue;
                case (XmlNodeType.Element, "tab"):
                    text.Append(' ');
                    break;
                case (XmlNodeType.Element, "br" or "cr"):
                case (XmlNodeType.EndElement, "p"):
                    text.Append('\n');
                    break;
            }

            more = reader.Read();
        }

        return text.ToString();
    }
}
