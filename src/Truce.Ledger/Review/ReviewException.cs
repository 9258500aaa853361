namespace Truce.Ledger;

/// <summary>Something a coder asked for that cannot be done: no such entry, no such field, a value that does not fit. The message says which.</summary>
public sealed class ReviewException : Exception
{
    /// <summary>Makes the exception.</summary>
    public ReviewException()
    {
    }

    /// <summary>Makes the exception from its reason.</summary>
    public ReviewException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception from its reason and cause.</summary>
    public ReviewException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
