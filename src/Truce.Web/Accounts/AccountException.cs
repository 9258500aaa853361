namespace Truce.Web.Accounts;

/// <summary>Something asked of accounts that cannot be done; the message says why and may be shown.</summary>
public sealed class AccountException : Exception
{
    /// <summary>Makes the exception.</summary>
    public AccountException()
    {
    }

    /// <summary>Makes the exception from its reason.</summary>
    public AccountException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception from its reason and cause.</summary>
    public AccountException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
