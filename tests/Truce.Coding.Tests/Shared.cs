using System.Runtime.CompilerServices;
using Truce.Language;

namespace Truce.Coding.Tests;

/// <summary>What tests share: the language model of the repository, loaded once, and tables beside the tests.</summary>
internal static class Shared
{
    public static LanguageModel Model { get; } = LanguageModel.Load(Path.Combine(Shipped.Folder, "..", "models"));

    /// <summary>Path of a file beside the test that asks.</summary>
    public static string Table(string file, [CallerFilePath] string caller = "") => Path.Combine(Path.GetDirectoryName(caller)!, file);
}
