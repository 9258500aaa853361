using Truce.Reading;

namespace Truce.Intake.Web;

/// <summary>
/// A folder of fetched pages, one compressed WARC record a file under the SHA-256 of the page: <c>ab/ab12….warc.gz</c>. The same page twice is one
/// file. All files laid end to end are one WARC file.
/// </summary>
internal sealed class WarcFolder(string folder)
{
    public void Keep(string hash, string url, Fetched fetched)
    {
        var file = Path.Combine(folder, hash[..2], hash + ".warc.gz");
        if (File.Exists(file)) return;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        // Written beside and moved, so that no half record ever stands under the name.
        var part = $"{file}.{Guid.NewGuid():N}.part";
        using (var stream = new FileStream(part, FileMode.CreateNew, FileAccess.Write))
        {
            stream.Write(WarcRecord.Response(url, fetched.At, fetched.Head!, fetched.Document!.Bytes.Span));
            stream.Flush(flushToDisk: true);
        }

        File.Move(part, file, overwrite: true);
    }
}
