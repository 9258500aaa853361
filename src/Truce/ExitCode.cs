namespace Truce;

/// <summary>Exit codes of the program, for scripts (docs/reference/exit-codes.md).</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Ok = 0;

    /// <summary>Something that was to hold does not: a record fails <c>verify</c>, a score is below its floor.</summary>
    public const int Failed = 1;

    /// <summary>The command line or a file that it names is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Every document was set aside; nothing was read.</summary>
    public const int NothingRead = 3;

    /// <summary>Stopped by the user (Ctrl-C) before the end; what was reported as done is safe.</summary>
    public const int Stopped = 130;
}
