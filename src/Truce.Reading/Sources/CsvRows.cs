using System.Text;

namespace Truce.Reading;

/// <summary>Reads rows of separated values (RFC 4180), one at a time; a quoted cell may hold separators and line breaks.</summary>
internal sealed class CsvRows(TextReader input, char separator, int longestRow)
{
    /// <summary>The next row, or null at the end; throws <see cref="InvalidDataException"/> when a row has no end.</summary>
    public List<string>? Next()
    {
        var row = new List<string>();
        var cell = new StringBuilder();
        var length = 0;
        var quoted = false;
        while (input.Read() is >= 0 and var next)
        {
            var c = (char)next;
            if (++length > longestRow) throw new InvalidDataException($"a row is longer than {longestRow} characters: a quotation mark may be missing");
            if (quoted)
            {
                if (c != '"') cell.Append(c);
                else if (input.Peek() == '"') cell.Append((char)input.Read());
                else quoted = false;
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (c == separator)
            {
                row.Add(cell.ToString());
                cell.Clear();
            }
            else if (c == '\n')
            {
                row.Add(cell.ToString().TrimEnd('\r'));
                return row;
            }
            else
            {
                cell.Append(c);
            }
        }

        if (length == 0) return null;
        row.Add(cell.ToString());
        return row;
    }
}
