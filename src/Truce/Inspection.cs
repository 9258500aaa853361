using Truce.Domain;
using Truce.Intake;
using Truce.Reading;

namespace Truce;

/// <summary>One document on its way through reading and coding: its findings, or why it was set aside.</summary>
/// <param name="Findings">What was found, or null.</param>
/// <param name="Rejected">Why nothing could be, or null.</param>
internal readonly record struct Inspected(DocumentFindings? Findings, RejectedDocument? Rejected);

/// <summary>Reads and codes documents on all cores, without a ledger.</summary>
internal static class Inspection
{
    /// <summary>A page is one object under its own name, a live blog too; a ledger keeps its entries apart.</summary>
    private static readonly SourceOptions _wholePages = new() { SplitLiveBlogs = false };

    /// <summary>Documents that are open at once.</summary>
    private const int AtOnce = 64;

    /// <summary>The documents of the paths in the order they are found, each with the one before it that it copies.</summary>
    public static IEnumerable<Inspected> Of(IEnumerable<string> paths)
    {
        var coders = new Lazy<Func<Coding.Coder>>(Installation.LoadCoders);
        using var examiners = new ThreadLocal<Examiner>(() => new Examiner(_ => false, coders));
        var copies = new CopyIndex();
        foreach (var items in Sources.Open(paths, _wholePages).Chunk(AtOnce))
        {
            var examined = new Examined[items.Length];
            if (items.Length == 1) examined[0] = Examine(0);
            else Parallel.For(0, items.Length, i => examined[i] = Examine(i));
            foreach (var (document, _, rejected) in examined)
            {
                if (document?.Findings is not { } findings) yield return new Inspected(null, rejected);
                else yield return new Inspected(findings with { DuplicateOf = copies.Add(findings.Id, Fingerprint.Of(findings.Text)) }, null);
            }

            Examined Examine(int i) => examiners.Value!.Examine(Incoming.Of(items[i])).Examined;
        }
    }
}
