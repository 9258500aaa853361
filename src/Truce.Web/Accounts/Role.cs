namespace Truce.Web.Accounts;

/// <summary>What an account may do; each role may do all that those before it may.</summary>
public enum Role
{
    /// <summary>Reads.</summary>
    Reader,

    /// <summary>Decides on entries and takes part in blind codings.</summary>
    Coder,

    /// <summary>Merges, splits, withholds, assigns.</summary>
    Editor,

    /// <summary>Accounts, tokens, watch list.</summary>
    Admin,
}
