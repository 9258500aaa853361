namespace Truce.Reading;

/// <summary>Tables shipped inside the assembly: tab-separated, <c>#</c> begins a comment line.</summary>
internal static class Resource
{
    /// <summary>The rows of a table, split at tabs.</summary>
    public static IEnumerable<string[]> Rows(string name)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream($"Truce.Reading.{name}")
            ?? throw new InvalidOperationException($"the assembly carries no table {name}");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') yield return line.Split('\t');
        }
    }
}
