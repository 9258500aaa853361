namespace Truce.Language.Neural;

/// <summary>Finds a word's row by its key: an open-addressed table that is used as it lies in the file.</summary>
internal sealed class WordTable(ulong[] keys, int[] rows)
{
    public ulong[] Keys { get; } = keys;

    public int[] Rows { get; } = rows;

    /// <summary>A table, at most three quarters full, of the keys, in rows 0, 1, 2 …; a key that comes again is passed over.</summary>
    public static WordTable Build(IReadOnlyList<ulong> keys)
    {
        var size = 1;
        while (size * 3 < keys.Count * 4)
        {
            size *= 2;
        }

        var table = new WordTable(new ulong[size], new int[size]);
        for (var row = 0; row < keys.Count; row++)
        {
            var slot = table.Slot(keys[row]);
            if (table.Keys[slot] == 0)
            {
                (table.Keys[slot], table.Rows[slot]) = (keys[row], row);
            }
        }

        return table;
    }

    /// <summary>The row of a word as written, or with its digits made alike; -1 when unknown.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        var row = Find(WordFeatures.Key(word, digits: true));
        return row >= 0 ? row : Find(WordFeatures.Key(word, digits: false));
    }

    public int Find(ulong key)
    {
        var slot = Slot(key);
        return Keys[slot] == key ? Rows[slot] : -1;
    }

    private int Slot(ulong key)
    {
        var slot = (int)key & (Keys.Length - 1);
        while (Keys[slot] != 0 && Keys[slot] != key)
        {
            slot = (slot + 1) & (Keys.Length - 1);
        }

        return slot;
    }
}
