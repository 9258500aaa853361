namespace Truce.Reading;

/// <summary>A document that holds no article; the message says what is wrong and where.</summary>
public sealed class RejectedException : Exception
{
    /// <summary>Makes the exception.</summary>
    public RejectedException()
    {
    }

    /// <summary>Makes the exception from its reason.</summary>
    public RejectedException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception from its reason and cause.</summary>
    public RejectedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
