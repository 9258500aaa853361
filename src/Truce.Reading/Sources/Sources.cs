using System.Text;
using Truce.Domain;

namespace Truce.Reading;

/// <summary>
/// Turns paths into documents, one at a time and in constant memory: files, folders and standard input, and whatever lies in
/// archives and collections among them.
/// </summary>
/// <remarks>
/// Documents of a folder come in ordinal order of their paths; hidden files are left out. The id of a document is its file name,
/// or its path below the given folder with <c>/</c>; inside a container it is <c>file!entry</c>.
/// </remarks>
public static class Sources
{
    /// <summary>The path that stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>
    /// Opens the paths in the order given. A path that cannot be read gives a rejected item with the reason, and the rest is read.
    /// </summary>
    public static IEnumerable<SourceItem> Open(IEnumerable<string> paths, SourceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        options ??= new SourceOptions();
        return paths.SelectMany(path => OpenPath(path, options));
    }

    /// <summary>
    /// Opens one stream, whatever it holds; <paramref name="id"/> names it, and its ending (<c>.warc.gz</c>, <c>.jsonl</c>) is evidence
    /// of what it is beside its first bytes. The stream is read to its end and not closed.
    /// </summary>
    public static IEnumerable<SourceItem> Open(Stream stream, string id, SourceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(id);
        return Guarded(id, () => Container.Read(stream, id, null, options ?? new SourceOptions(), 0));
    }

    /// <summary>What a fetched document holds: itself, or, when it is a container, what lies in it.</summary>
    public static IEnumerable<SourceItem> Open(RawDocument document, SourceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Guarded(document.Id, () => Look(document, options ?? new SourceOptions()));
    }

    private static IEnumerable<SourceItem> Look(RawDocument document, SourceOptions options)
    {
        using var stream = new MemoryStream(document.Bytes.ToArray(), writable: false);
        foreach (var item in Container.Read(stream, document.Id, document.ContentType, options, 0))
            yield return item.IsDocument && item.Document.Id == document.Id ? SourceItem.Of(item.Document with { Url = document.Url }) : item;
    }

    private static IEnumerable<SourceItem> OpenPath(string path, SourceOptions options)
    {
        if (path == StandardInput) return Guarded("stdin", () => FromStandardInput(options));
        if (Directory.Exists(path)) return OpenFolder(path, path, options);
        if (File.Exists(path)) return OpenFile(path, Path.GetFileName(path), options);
        return [SourceItem.Reject(path, "there is no such file or folder")];
    }

    private static IEnumerable<SourceItem> FromStandardInput(SourceOptions options)
    {
        using var input = Console.OpenStandardInput();
        foreach (var item in Container.Read(input, "stdin", null, options, 0)) yield return item;
    }

    private static IEnumerable<SourceItem> OpenFolder(string folder, string root, SourceOptions options)
    {
        string[] files = [], folders = [];
        SourceItem? failure = null;
        try
        {
            files = Directory.GetFiles(folder);
            folders = Directory.GetDirectories(folder);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            failure = SourceItem.Reject(folder, $"the folder cannot be read: {e.Message}");
        }

        if (failure is { } rejected)
        {
            yield return rejected;
            yield break;
        }

        var entries = new List<(string Name, string Path, bool IsFolder)>();
        foreach (var file in files) entries.Add((IdBelow(root, file), file, false));
        // A folder sorts as its files do: "a/" before "a0", after "a-".
        foreach (var child in folders) entries.Add((IdBelow(root, child) + "/", child, true));
        entries.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        foreach (var (name, path, isFolder) in entries)
        {
            if (Path.GetFileName(path).StartsWith('.')) continue;
            if (isFolder && new DirectoryInfo(path).LinkTarget is not null) continue; // a link may lead back up
            foreach (var item in isFolder ? OpenFolder(path, root, options) : OpenFile(path, name, options)) yield return item;
        }
    }

    private static string IdBelow(string root, string path) =>
        Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');

    private static IEnumerable<SourceItem> OpenFile(string path, string id, SourceOptions options) =>
        Guarded(id, () => FromFile(path, id, options));

    private static IEnumerable<SourceItem> FromFile(string path, string id, SourceOptions options)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
        foreach (var item in Container.Read(stream, id, null, options, 0)) yield return item;
    }

    /// <summary>Passes items on; a failure of the source becomes the last, rejected item.</summary>
    internal static IEnumerable<SourceItem> Guarded(string id, Func<IEnumerable<SourceItem>> items)
    {
        IEnumerator<SourceItem>? source = null;
        try
        {
            while (true)
            {
                SourceItem item;
                var failed = false;
                try
                {
                    source ??= items().GetEnumerator();
                    if (!source.MoveNext()) yield break;
                    item = source.Current;
                }
                catch (Exception e) when (IsOfTheBytes(e))
                {
                    item = SourceItem.Reject(id, e.Message);
                    failed = true;
                }

                yield return item;
                if (failed) yield break;
            }
        }
        finally
        {
            source?.Dispose();
        }
    }

    /// <summary>Failures that the bytes, or whoever keeps them, are to blame for.</summary>
    private static bool IsOfTheBytes(Exception e) =>
        e is IOException or UnauthorizedAccessException or RejectedException or InvalidDataException or DecoderFallbackException
            or System.Text.Json.JsonException or System.Xml.XmlException or InvalidOperationException or NotSupportedException or ArgumentException
            or FormatException or ArithmeticException;
}
