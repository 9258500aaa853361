namespace Truce.Ledger;

/// <summary>What became of something handed to the journal.</summary>
public enum Appended
{
    /// <summary>It is new and stands in the journal now.</summary>
    Added,

    /// <summary>The same bytes were there under another name; the new name was noted.</summary>
    Alias,

    /// <summary>The journal held it already; nothing was written.</summary>
    Known,
}
