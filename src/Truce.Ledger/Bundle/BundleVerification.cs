namespace Truce.Ledger;

/// <summary>What a check of an evidence bundle found.</summary>
/// <param name="Records">Records of the journal.</param>
/// <param name="Withheld">How many of them are withheld: their hashes are there, their contents are not.</param>
/// <param name="Head">Chain hash of the last record, lower-case hexadecimal.</param>
/// <param name="Failures">What is wrong, each with the name of the file; empty when nothing is.</param>
/// <param name="Remarks">What could not be checked, and why.</param>
public sealed record BundleVerification(long Records, long Withheld, string Head, IReadOnlyList<string> Failures, IReadOnlyList<string> Remarks)
{
    /// <summary>True when nothing is wrong.</summary>
    public bool IsWhole => Failures.Count == 0;

    /// <summary>
    /// Checks a bundle from its first byte to its last, with nothing but the bundle: every byte of the zip, every file against the
    /// manifest, the manifest against the files, every hash of the journal, every page and text against the records, and the entries
    /// against a ledger made anew from the journal.
    /// </summary>
    /// <param name="bundle">The bundle; a stream that can go back.</param>
    /// <param name="head">A chain hash that the journal must have had, or null.</param>
    public static BundleVerification Of(Stream bundle, string? head = null)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        return new BundleCheck(bundle, head).Run();
    }
}
