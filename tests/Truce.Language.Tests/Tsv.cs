using System.Runtime.CompilerServices;

namespace Truce.Language.Tests;

/// <summary>Test cases in a table beside the test: one a line, fields parted by tabs, '#' begins a comment.</summary>
internal static class Tsv
{
    public static TheoryData<string, string[]> Read(string file, [CallerFilePath] string caller = "")
    {
        var data = new TheoryData<string, string[]>();
        var number = 0;
        foreach (var line in File.ReadLines(Path.Combine(Path.GetDirectoryName(caller)!, file)))
        {
            number++;
            if (line.Length == 0 || line[0] == '#') continue;
            data.Add($"{file}({number})", line.Split('\t'));
        }

        return data;
    }
}
