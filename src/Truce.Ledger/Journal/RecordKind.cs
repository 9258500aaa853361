namespace Truce.Ledger;

/// <summary>Kinds of journal record. The names are stored; they may grow in number and never change.</summary>
public enum RecordKind
{
    /// <summary>A report with its findings; key: SHA-256 of the page's bytes.</summary>
    Document,

    /// <summary>
    /// A later coding of the text of a report that the journal holds; content and key as of <see cref="Document"/>. The last one counts;
    /// those before stay, so that it can be told what was known from which codebook.
    /// </summary>
    Coding,

    /// <summary>The same bytes met again under another name; key: SHA-256 of the page's bytes.</summary>
    Alias,

    /// <summary>A document that could not be read, and why; key: its name.</summary>
    Rejected,

    /// <summary>A coder's decision; key: SHA-256 of its wire form.</summary>
    Decision,

    /// <summary>Something taken out of pages and exports, or put back; key: SHA-256 of its wire form.</summary>
    Withholding,

    /// <summary>A sample for coders to judge; key: SHA-256 of its wire form.</summary>
    Assignment,
}
