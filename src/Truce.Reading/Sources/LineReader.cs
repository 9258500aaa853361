namespace Truce.Reading;

/// <summary>Reads lines of bytes, ended by <c>\n</c>; a line beyond the limit is passed over without being held.</summary>
internal sealed class LineReader(Stream input, int limit) : IDisposable
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly MemoryStream _line = new();
    private int _start;
    private int _end;

    /// <summary>One line without its <c>\n</c>.</summary>
    /// <param name="Bytes">A copy of the line; empty when it was too long.</param>
    /// <param name="Truncated">True when the line was longer than the limit.</param>
    public sealed record Line(ReadOnlyMemory<byte> Bytes, bool Truncated);

    /// <summary>The next line, or null at the end.</summary>
    public Line? Next()
    {
        _line.SetLength(0);
        var any = false;
        var truncated = false;
        while (true)
        {
            if (_start == _end)
            {
                _start = 0;
                _end = input.Read(_buffer);
                if (_end == 0) return any ? new Line(_line.ToArray(), truncated) : null;
            }

            any = true;
            var rest = _buffer.AsSpan(_start, _end - _start);
            var newline = rest.IndexOf((byte)'\n');
            var part = newline < 0 ? rest : rest[..newline];
            if (_line.Length + part.Length > limit)
            {
                truncated = true;
                _line.SetLength(0);
            }

            if (!truncated) _line.Write(part);
            _start += part.Length + (newline < 0 ? 0 : 1);
            if (newline >= 0) return new Line(truncated ? default : _line.ToArray(), truncated);
        }
    }

    public void Dispose() => _line.Dispose();
}
