using System.Globalization;
using Truce.Domain;

namespace Truce.Coding;

/// <summary>
/// Walks over the rows of one table of the codebook: UTF-8 text, fields parted by tabs, lines that begin with <c>#</c> are
/// comments, empty lines are skipped, the first other line names the columns. Fields that a line leaves out at its end are empty.
/// Every fault names file and line.
/// </summary>
/// <example>
/// <code>
/// var table = files.Open("actors/countries.tsv", "name", "iso2", "capital");
/// while (table.Read()) Add(table.Required(0), table.Text(1), table.List(2));
/// </code>
/// </example>
internal sealed class TsvReader
{
    private readonly string _file;
    private readonly string _text;
    private readonly string[] _columns;
    private readonly int[] _fieldOf;
    private readonly Range[] _fields;
    private int _next;
    private int _count;

    /// <summary>Reads the header; throws when it is not made of exactly the named columns, in any order.</summary>
    public TsvReader(string file, string text, params string[] columns)
    {
        _file = file;
        _text = text;
        _columns = columns;
        _fieldOf = new int[columns.Length];
        _fields = new Range[columns.Length];
        Array.Fill(_fieldOf, -1);
        ReadHeader();
    }

    /// <summary>Number of the row's line in its file, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Steps to the next row; false after the last.</summary>
    public bool Read()
    {
        while (NextLine(out var line))
        {
            _count = line.Split(_fields, '\t');
            if (_count == _fields.Length && line[_fields[^1]].Contains('\t')) throw Fault($"more than {_columns.Length} fields");
            _current = _lineStart;
            _currentEnd = _lineStart + line.Length;
            return true;
        }

        return false;
    }

    /// <summary>The field of a column (by its place in the constructor's list), trimmed, as a view of the file's text.</summary>
    public ReadOnlySpan<char> Span(int column)
    {
        var field = _fieldOf[column];
        return field >= _count ? default : _text.AsSpan(_current, _currentEnd - _current)[_fields[field]].Trim(' ');
    }

    /// <summary>The field of a column; empty when the row leaves it out.</summary>
    public string Text(int column) => Span(column).ToString();

    /// <summary>The field of a column, or null when it is empty.</summary>
    public string? Optional(int column) => Span(column) is { IsEmpty: false } span ? span.ToString() : null;

    /// <summary>The field of a column; throws when it is empty.</summary>
    public string Required(int column) =>
        Span(column) is { IsEmpty: false } span ? span.ToString() : throw Fault($"'{_columns[column]}' is empty");

    /// <summary>The parts of a field between bars (<c>a|b</c>), trimmed; throws at an empty part.</summary>
    public string[] List(int column)
    {
        var span = Span(column);
        if (span.IsEmpty) return [];
        var parts = new string[span.Count('|') + 1];
        var index = 0;
        foreach (var range in span.Split('|'))
        {
            var part = span[range].Trim(' ');
            if (part.IsEmpty) throw Fault($"'{_columns[column]}' has an empty part");
            parts[index++] = part.ToString();
        }

        return parts;
    }

    /// <summary>A date (2016, 2016-09 or 2016-09-12), or null when the field is empty.</summary>
    public PartialDate? Date(int column)
    {
        var text = Text(column);
        if (text.Length == 0) return null;
        return PartialDate.TryParse(text, out var date) ? date : throw Fault($"'{text}' is no date (2016, 2016-09 or 2016-09-12)");
    }

    /// <summary>A number with a point for decimals; throws when it is not one.</summary>
    public double Number(int column) =>
        double.TryParse(Span(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Fault($"'{Span(column)}' in '{_columns[column]}' is no number");

    /// <summary>A whole number, or null when the field is empty; throws when it is not one.</summary>
    public int? Integer(int column)
    {
        var span = Span(column);
        if (span.IsEmpty) return null;
        return int.TryParse(span, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Fault($"'{span}' in '{_columns[column]}' is no whole number");
    }

    /// <summary>The exception for a fault in the row at hand, to be thrown.</summary>
    public CodebookException Fault(string fault) => new(_file, Line, fault);

    private int _lineStart;
    private int _current;
    private int _currentEnd;

    private void ReadHeader()
    {
        if (!NextLine(out var line)) throw Fault("no header");
        var field = 0;
        foreach (var range in line.Split('\t'))
        {
            var name = line[range].Trim(' ').ToString();
            var column = Array.IndexOf(_columns, name);
            if (column < 0) throw Fault($"unknown column '{name}' (known: {string.Join(", ", _columns)})");
            if (_fieldOf[column] >= 0) throw Fault($"column '{name}' stands twice");
            _fieldOf[column] = field++;
        }

        var missing = Array.IndexOf(_fieldOf, -1);
        if (missing >= 0) throw Fault($"column '{_columns[missing]}' is missing");
    }

    private bool NextLine(out ReadOnlySpan<char> line)
    {
        while (_next < _text.Length)
        {
            _lineStart = _next;
            Line++;
            var length = _text.AsSpan(_next).IndexOf('\n');
            if (length < 0) length = _text.Length - _next;
            _next += length + 1;
            line = _text.AsSpan(_lineStart, length).TrimEnd('\r');
            if (line.IsEmpty || line[0] == '#' || line.IsWhiteSpace()) continue;
            return true;
        }

        line = default;
        return false;
    }
}
