namespace Truce.Reading;

/// <summary>A forward stream whose first bytes can be looked at before they are read, and whose length is limited.</summary>
internal sealed class HeadStream : Stream
{
    /// <summary>How many bytes <see cref="Head"/> shows: enough for a tar header and the start of a feed.</summary>
    private const int HeadSize = 1024;

    private readonly Stream _inner;
    private readonly long _limit;
    private readonly byte[] _head = new byte[HeadSize];
    private readonly int _headLength;
    private long _position;

    public HeadStream(Stream inner, long limit = long.MaxValue)
    {
        _inner = inner;
        _limit = limit;
        _headLength = inner.ReadAtLeast(_head, HeadSize, throwOnEndOfStream: false);
    }

    public ReadOnlySpan<byte> Head => _head.AsSpan(0, _headLength);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        int read;
        if (_position < _headLength)
        {
            read = Math.Min(buffer.Length, _headLength - (int)_position);
            _head.AsSpan((int)_position, read).CopyTo(buffer);
        }
        else
        {
            read = _inner.Read(buffer);
        }

        _position += read;
        if (_position > _limit) throw new InvalidDataException($"unpacks to more than {_limit} bytes");
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
