namespace Truce.Language.Coreference;

/// <summary>What is known of the gender of who or what a mention stands for.</summary>
[Flags]
internal enum Gender : byte
{
    /// <summary>Could be any.</summary>
    Unknown = 0,

    /// <summary>A man or boy.</summary>
    Male = 1,

    /// <summary>A woman or girl.</summary>
    Female = 2,

    /// <summary>No person.</summary>
    Neuter = 4,
}
