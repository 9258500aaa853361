using System.Globalization;
using System.Text;

namespace Truce.Coding;

/// <summary>
/// GeoNames identifiers of first-order divisions, from GeoNames' own table (<c>admin1Codes.txt</c>: code, name, plain name, identifier). That table
/// may be older than the list of names, and countries redraw their divisions: an identifier counts only where the names under a code agree.
/// </summary>
internal sealed class DivisionIdentifiers
{
    /// <summary>Letters that two spellings of a division's name share at their beginning at least.</summary>
    private const int AlikeLetters = 4;

    private readonly Dictionary<string, (string Name, int Id)> _byCode = new(StringComparer.Ordinal);

    /// <summary>Reads the table.</summary>
    public static DivisionIdentifiers Read(string file)
    {
        var identifiers = new DivisionIdentifiers();
        foreach (var line in File.ReadLines(file, Encoding.UTF8))
        {
            var field = line.Split('\t');
            if (field.Length >= 4 && int.TryParse(field[3], NumberStyles.None, CultureInfo.InvariantCulture, out var id)) identifiers._byCode.TryAdd(field[0], (field[2], id));
        }

        return identifiers;
    }

    /// <summary>The identifier of a division, or 0 when its code is not listed or is another division's.</summary>
    public int Of(string code, string name) => _byCode.TryGetValue(code, out var known) && IsAlike(Letters(known.Name), Letters(name)) ? known.Id : 0;

    private static bool IsAlike(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0) return false;
        if (a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal)) return true;
        var shared = 0;
        while (shared < a.Length && shared < b.Length && a[shared] == b[shared]) shared++;
        return shared >= Math.Min(AlikeLetters, Math.Min(a.Length, b.Length));
    }

    /// <summary>The letters of a name without accents, case and the Arabic article.</summary>
    private static string Letters(string name)
    {
        var letters = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetter(c)) letters.Append(char.ToLowerInvariant(c));
            else if (c is ' ' or '-' && letters.ToString() is "al" or "ash" or "as" or "ad" or "az" or "an" or "ar" or "at" or "el") letters.Clear();
        }

        return letters.ToString();
    }
}
