using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Truce.Coding;

/// <summary>
/// Builds the gazetteer from GeoNames' own table of settlements (<c>cities500.txt</c>) and lists of division names
/// (<c>admin1.json</c>, <c>admin2.json</c>), with the identifiers of first-order divisions (<c>admin1Codes.txt</c>). GeoNames data is licensed CC BY 4.0. The same sources give the same bytes.
/// </summary>
public static class GazetteerBuilder
{
    private const int AliasesFromPopulation = 50_000;
    private const int LeastPopulation = 1_000;

    private static readonly string[] DivisionWords =
    [
        "Governorate", "Province", "Region", "Oblast", "State", "Department", "District", "Raion", "Rayon", "Prefecture", "Krai", "Kray",
        "Republic", "Municipality", "Canton", "Division", "Autonomous Region", "Autonomous Oblast", "oblast", "Sahari", "City",
    ];

    private sealed record Row(string Name, PlaceKind Kind, string Country, string Admin1, string Admin2, double Latitude, double Longitude, long Population, int Id, string[] Names);

    /// <summary>Reads the sources in a folder and writes the gazetteer; returns the number of places.</summary>
    public static int Build(string folder, string output)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(output);
        var rows = Settlements(Path.Combine(folder, "cities500.txt"));
        rows.AddRange(Divisions(rows, Path.Combine(folder, "admin1.json"), PlaceKind.Admin1, DivisionIdentifiers.Read(Path.Combine(folder, "admin1Codes.txt"))));
        rows.AddRange(Divisions(rows, Path.Combine(folder, "admin2.json"), PlaceKind.Admin2, null));
        File.WriteAllBytes(output, Pack(rows));
        return rows.Count;
    }

    private static List<Row> Settlements(string file)
    {
        var rows = new List<Row>(200_000);
        foreach (var line in File.ReadLines(file, Encoding.UTF8))
        {
            var field = line.Split('\t');
            if (field.Length < 15 || Kind(field[7]) is not { } kind) continue;
            var population = long.Parse(field[14], CultureInfo.InvariantCulture);
            if (population < LeastPopulation && (kind == PlaceKind.Seat3 || (population > 0 && kind == PlaceKind.Settlement))) continue;
            var names = new List<string> { field[1], field[2] };
            if (population >= AliasesFromPopulation || kind is PlaceKind.Capital or PlaceKind.Seat1)
            {
                names.AddRange(field[3].Split(',').Where(n => n.Length > 3 && n.Count(c => c == ' ') < 3 && IsLatin(n)));
            }

            var country = field[8];
            var admin1 = field[10].Length == 0 ? "" : $"{country}.{field[10]}";
            var admin2 = field[11].Length == 0 ? "" : $"{admin1}.{field[11]}";
            rows.Add(new Row(
                field[2].Length > 0 ? field[2] : field[1],
                kind,
                country,
                admin1,
                admin2,
                double.Parse(field[4], CultureInfo.InvariantCulture),
                double.Parse(field[5], CultureInfo.InvariantCulture),
                population,
                int.Parse(field[0], CultureInfo.InvariantCulture),
                [.. names]));
        }

        rows.Sort((a, b) => a.Id.CompareTo(b.Id));
        return rows;
    }

    private static PlaceKind? Kind(string feature) => feature switch
    {
        "PPLC" => PlaceKind.Capital,
        "PPLA" => PlaceKind.Seat1,
        "PPLA2" => PlaceKind.Seat2,
        "PPLA3" or "PPLA4" or "PPLA5" => PlaceKind.Seat3,
        "PPLX" => PlaceKind.Section,
        "PPLH" or "PPLQ" or "PPLW" or "PPLCH" => null,
        _ => PlaceKind.Settlement,
    };

    private static bool IsLatin(string name) => name.All(c => c < 0x250 || c is >= '\u1e00' and < '\u1f00' or '’' or '‘');

    /// <summary>Divisions stand at the middle of their settlements, by the median of each coordinate.</summary>
    private static List<Row> Divisions(List<Row> rows, string file, PlaceKind kind, DivisionIdentifiers? identifiers)
    {
        var members = rows.Where(r => r.Kind < PlaceKind.Country)
            .GroupBy(r => kind == PlaceKind.Admin1 ? r.Admin1 : r.Admin2, StringComparer.Ordinal)
            .Where(g => g.Key.Length > 0)
            .ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        var divisions = new List<Row>();
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        foreach (var element in json.RootElement.EnumerateArray())
        {
            var code = element.GetProperty("code").GetString()!;
            var name = element.GetProperty("name").GetString()!;
            if (!members.TryGetValue(code, out var settled)) continue;
            var parts = code.Split('.');
            divisions.Add(new Row(
                name,
                kind,
                parts[0],
                $"{parts[0]}.{parts[1]}",
                kind == PlaceKind.Admin2 ? code : "",
                Median(settled.Select(s => s.Latitude)),
                Median(settled.Select(s => s.Longitude)),
                settled.Sum(s => s.Population),
                identifiers?.Of(code, name) ?? 0,
                [.. DivisionNames(name)]));
        }

        divisions.Sort((a, b) => string.CompareOrdinal(a.Admin1 + " " + a.Admin2, b.Admin1 + " " + b.Admin2));
        return divisions;
    }

    private static IEnumerable<string> DivisionNames(string name)
    {
        yield return name;
        foreach (var word in DivisionWords)
        {
            if (name.EndsWith(" " + word, StringComparison.Ordinal)) yield return name[..^(word.Length + 1)];
        }

        if (name.StartsWith("Muhafazat ", StringComparison.Ordinal)) yield return name["Muhafazat ".Length..];
        if (name.StartsWith("County ", StringComparison.Ordinal)) yield return name["County ".Length..];
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private static byte[] Pack(List<Row> rows)
    {
        var codes = rows.SelectMany(r => new[] { r.Country, r.Admin1, r.Admin2 }).Distinct(StringComparer.Ordinal)
            .OrderBy(c => c.Length > 2).ThenBy(c => c, StringComparer.Ordinal).ToList();
        if (codes.Count > ushort.MaxValue) throw new InvalidOperationException("more division codes than the format holds");
        var codeOf = codes.Select((c, i) => (c, i)).ToDictionary(p => p.c, p => p.i, StringComparer.Ordinal);
        var names = new MemoryStream();
        var nameAt = new Dictionary<string, int>(StringComparer.Ordinal);
        var places = new byte[rows.Count * Gazetteer.PlaceSize];
        var lists = new SortedDictionary<ulong, List<int>>();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var at = places.AsSpan(i * Gazetteer.PlaceSize, Gazetteer.PlaceSize);
            BinaryPrimitives.WriteInt32LittleEndian(at, (int)Math.Round(row.Latitude * 1e5));
            BinaryPrimitives.WriteInt32LittleEndian(at[4..], (int)Math.Round(row.Longitude * 1e5));
            BinaryPrimitives.WriteInt32LittleEndian(at[8..], row.Id);
            BinaryPrimitives.WriteInt32LittleEndian(at[12..], NameOffset(row.Name));
            BinaryPrimitives.WriteUInt16LittleEndian(at[16..], (ushort)codeOf[row.Admin1]);
            BinaryPrimitives.WriteUInt16LittleEndian(at[18..], (ushort)codeOf[row.Admin2]);
            at[20] = checked((byte)codeOf[row.Country]);
            at[21] = (byte)row.Kind;
            BinaryPrimitives.WriteUInt16LittleEndian(at[22..], (ushort)Math.Round(Math.Log10(row.Population + 1) * 1000));
            foreach (var name in row.Names) Enter(lists, name, i);
        }

        return Join(rows.Count, places, lists, names.ToArray(), Encoding.UTF8.GetBytes(string.Join('\n', codes)));

        int NameOffset(string name)
        {
            if (nameAt.TryGetValue(name, out var offset)) return offset;
            var bytes = Encoding.UTF8.GetBytes(name);
            offset = (int)names.Length;
            nameAt.Add(name, offset);
            names.WriteByte((byte)bytes.Length);
            names.Write(bytes);
            return offset;
        }
    }

    private static void Enter(SortedDictionary<ulong, List<int>> lists, string name, int place)
    {
        var words = name.Split([' ', '-', '/', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        var key = PlaceKey.Empty;
        for (var i = 0; i < words.Length; i++)
        {
            key = PlaceKey.Append(key, words[i]);
            if (!lists.TryGetValue(key, out var list)) lists.Add(key, list = []);
            if (i == words.Length - 1 && (list.Count == 0 || list[^1] != place)) list.Add(place);
        }
    }

    private static byte[] Join(int count, byte[] places, SortedDictionary<ulong, List<int>> lists, byte[] names, byte[] codes)
    {
        var slotCount = lists.Count * 6 / 5;
        var slots = new uint[slotCount * 2];
        var postings = new List<int>();
        foreach (var (key, list) in lists)
        {
            var at = Gazetteer.NoPlaces;
            if (list.Count > 0)
            {
                at = postings.Count;
                postings.Add(list.Count);
                postings.AddRange(list);
            }

            var slot = Gazetteer.Slot(key, slotCount);
            while (slots[2 * slot] != 0) slot = (slot + 1) % slotCount;
            slots[2 * slot] = Gazetteer.Check(key);
            slots[(2 * slot) + 1] = (uint)at;
        }

        using var output = new MemoryStream();
        using var writer = new BinaryWriter(output);
        writer.Write(Gazetteer.Magic);
        foreach (var number in new[] { count, slotCount, postings.Count, names.Length, codes.Length, 0 }) writer.Write(number);
        writer.Write(places);
        foreach (var slot in slots) writer.Write(slot);
        foreach (var posting in postings) writer.Write(posting);
        writer.Write(names);
        writer.Write(codes);
        writer.Flush();
        return output.ToArray();
    }
}
