namespace Truce.Coding;

/// <summary>Makes the names by which texts call a person out of the one name of the table.</summary>
internal static class PersonNames
{
    /// <summary>Adds the full name, its aliases, and the surname or the short names that the table gives.</summary>
    public static void Add(NameTrie names, TsvReader table, int person, string name, string[] aliases, string[] shorts)
    {
        AddFull(names, table, person, name);
        foreach (var alias in aliases)
        {
            if (alias[0] == '?') AddShort(names, person, alias[1..], weak: true);
            else AddFull(names, table, person, alias);
        }

        if (shorts.Length == 0)
        {
            AddShort(names, person, Surname(name), weak: false);
            foreach (var alias in aliases)
            {
                if (alias[0] != '?' && alias.Contains(' ', StringComparison.Ordinal)) AddShort(names, person, Surname(alias), weak: false);
            }
        }

        foreach (var s in shorts)
        {
            // "-" says that nobody is called by a part of the name alone.
            if (s == "-") continue;
            if (s[0] == '?') AddShort(names, person, s[1..], weak: true);
            else AddShort(names, person, s, weak: false);
        }
    }

    private static void AddFull(NameTrie names, TsvReader table, int person, string name)
    {
        var clash = names.Add(name, NameSort.Person, person, weak: false);
        if (clash >= 0 && names[clash] is { Sort: NameSort.Person, Weak: false }) throw table.Fault($"'{name}' is the name of two persons");

        // The Arabic article is left out by many papers: "Bashar Assad".
        var article = name.IndexOf(" al-", StringComparison.OrdinalIgnoreCase);
        if (article > 0) names.Add(string.Concat(name.AsSpan(0, article + 1), name.AsSpan(article + 4)), NameSort.Person, person, weak: false);
    }

    private static void AddShort(NameTrie names, int person, string name, bool weak)
    {
        names.Add(name, NameSort.Surname, person, weak);
        if (name.StartsWith("al-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("el-", StringComparison.OrdinalIgnoreCase))
            names.Add(name.AsSpan(3), NameSort.Surname, person, weak);
    }

    /// <summary>The last word, with the particles before it: "de Mistura", "al-Assad".</summary>
    internal static string Surname(string name)
    {
        var start = name.LastIndexOf(' ') + 1;
        while (start > 1)
        {
            var before = name.LastIndexOf(' ', start - 2) + 1;
            if (before == 0 || name.AsSpan(before, start - before - 1) is not ("de" or "De" or "da" or "del" or "der" or "van" or "Van" or "von" or "bin" or "ben" or "Ben" or "ag" or "Ag" or "ould" or "al" or "el" or "Al" or "El" or "Abu" or "Abou" or "Ould" or "La" or "Le" or "Dos" or "dos")) break;
            start = before;
        }

        return name[start..];
    }
}
