using System.Text;

namespace Truce.Reading;

/// <summary>Reads a stream by lines and by counted bytes, in one buffer.</summary>
internal sealed class ByteReader(Stream input)
{
    private const int LongestLine = 1 << 16;

    private readonly byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;

    /// <summary>Bytes read so far.</summary>
    public long Position { get; private set; }

    /// <summary>A line without its end, as Latin-1; null at the end of the stream. A line beyond 64 KiB is an error.</summary>
    public string? Line()
    {
        var line = new StringBuilder();
        while (true)
        {
            if (!Fill()) return line.Length == 0 ? null : line.ToString();
            var rest = _buffer.AsSpan(_start, _end - _start);
            var newline = rest.IndexOf((byte)'\n');
            var part = newline < 0 ? rest : rest[..newline];
            line.Append(Encoding.Latin1.GetString(part));
            Take(part.Length + (newline < 0 ? 0 : 1));
            if (newline >= 0) return line.ToString().TrimEnd('\r');
            if (line.Length > LongestLine) throw new InvalidDataException($"a header line at byte {Position} has no end");
        }
    }

    /// <summary>So many bytes; fewer at the end of the stream.</summary>
    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        var read = 0;
        while (read < count && Fill())
        {
            var part = Math.Min(count - read, _end - _start);
            _buffer.AsSpan(_start, part).CopyTo(bytes.AsSpan(read));
            read += part;
            Take(part);
        }

        return read == count ? bytes : bytes[..read];
    }

    /// <summary>Passes over so many bytes; false when the stream ends before.</summary>
    public bool Skip(long count)
    {
        while (count > 0 && Fill())
        {
            var part = (int)Math.Min(count, _end - _start);
            Take(part);
            count -= part;
        }

        return count == 0;
    }

    private bool Fill()
    {
        if (_start < _end) return true;
        _start = 0;
        _end = input.Read(_buffer);
        return _end > 0;
    }

    private void Take(int count)
    {
        _start += count;
        Position += count;
    }
}
