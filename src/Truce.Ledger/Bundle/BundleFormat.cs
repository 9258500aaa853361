using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Truce.Ledger;

/// <summary>The files of an evidence bundle (docs/formats/bundle.md).</summary>
internal static class BundleFormat
{
    public const string Readme = "README.txt";
    public const string Journal = "journal.jsonl";
    public const string Ledger = "ledger.jsonl";
    public const string Manifest = "manifest.json";
    public const string Pages = "pages/";
    public const string Texts = "texts/";

    private static readonly JsonWriterOptions _line = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions _indented = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    /// <summary>This release, as bundles name it.</summary>
    public static string Release { get; } = typeof(BundleFormat).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>A record as a line. A withheld record has neither key nor content, but the hash that the chain needs.</summary>
    public static byte[] Line(long seq, string kind, string? key, ReadOnlySpan<byte> hash, ReadOnlySpan<byte> chain, string? content)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, _line))
        {
            writer.WriteStartObject();
            writer.WriteNumber("seq", seq);
            writer.WriteString("kind", kind);
            writer.WriteString("key", key);
            writer.WriteString("hash", Convert.ToHexStringLower(hash));
            writer.WriteString("chain", Convert.ToHexStringLower(chain));
            writer.WriteString("content", content);
            writer.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    /// <summary>The manifest: what the bundle holds. It follows from the files and the release alone.</summary>
    public static byte[] ManifestOf(IEnumerable<ZipFile> files, string release, long records, long withheld, string head)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, _indented))
        {
            writer.WriteStartObject();
            writer.WriteString("format", "truce-bundle");
            writer.WriteNumber("version", 1);
            writer.WriteString("release", release);
            writer.WriteNumber("records", records);
            writer.WriteNumber("withheld_records", withheld);
            writer.WriteString("head", head);
            writer.WriteStartArray("files");
            foreach (var file in files)
            {
                writer.WriteStartObject();
                writer.WriteString("name", file.Name);
                writer.WriteNumber("length", file.Length);
                writer.WriteString("sha256", file.Sha256);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    /// <summary>What a person reads who has the bundle and nothing else.</summary>
    public static byte[] ReadmeOf(string release) => Encoding.UTF8.GetBytes($"""
        An evidence bundle, made by truce {release}

        It holds a ledger of press reports with all that it rests on, so that anybody can check it without the program that made it.

        ledger.jsonl    the entries, one JSON object a line; each names the reports and the words that it rests on
        journal.jsonl   what was read and decided, one record a line, in order
        pages/          the pages as they were read; a file is named by the SHA-256 of its bytes
        texts/          their clean texts in UTF-8, named in the same way
        manifest.json   the length and SHA-256 of every other file, the number of records, and the head of the journal

        To check it:    truce verify BUNDLE.zip       (offline; exit code 1 and the name of what was changed)

        By hand: "sha256sum" of each page and text gives its name. A record's hash is the SHA-256 of its kind, key and content (UTF-8),
        each preceded by its length as four bytes, most significant first. Its chain hash is the SHA-256 of the chain hash before it (32
        zero bytes before the first record) and its own hash, as bytes. The last chain hash is the head.

        A record without content is withheld: a witness may be at risk, or a licence forbids it. Its hash still holds the chain together.
        The reports and findings left out are counted in the last line of ledger.jsonl.

        What this proves: nothing in the bundle was changed by accident or in part. Whoever makes a whole new journal makes a new head:
        compare the head with one that was published or kept elsewhere (truce verify BUNDLE.zip --head HASH).

        """.ReplaceLineEndings("\n"));
}
