namespace Truce.Ledger;

/// <summary>A ledger file that cannot be used: not a ledger, made by a newer release, or broken. The message says which, and what to do.</summary>
public sealed class LedgerException : Exception
{
    /// <summary>Makes the exception.</summary>
    public LedgerException()
    {
    }

    /// <summary>Makes the exception from its reason.</summary>
    public LedgerException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception from its reason and cause.</summary>
    public LedgerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
