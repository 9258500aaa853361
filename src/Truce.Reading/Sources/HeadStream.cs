namespace Truce.Reading;

/// <summary>A forward stream whose first bytes can be looked at before they are read, and whose length is limited.</summary>
internal sealed class HeadStream : Stream
{
    /// <summary>How many bytes <see cref="Head"/> shows: enough for a tar header and the start of a feed.</summary>
    public const int HeadSize = 1024;

    /// <summary>
    /// How many times its packed size a file may unpack to once it is past <see cref="Unsuspected"/>: web pages pack five to ten times, logs fifty,
    /// and Deflate at most 1,032.
    /// </summary>
    private const int MaxRatio = 200;

    /// <summary>Bytes that any file may unpack to, however small it was.</summary>
    private const long Unsuspected = 64L << 20;

    private readonly Stream _inner;
    private readonly Func<long>? _packed;
    private long _limit;
    private readonly byte[] _head = new byte[HeadSize];
    private readonly int _headLength;
    private long _position;

    /// <param name="inner">The stream.</param>
    /// <param name="limit">Bytes that it may have.</param>
    /// <param name="packed">Tells how many packed bytes have given what was read so far; null when the stream was not packed.</param>
    public HeadStream(Stream inner, long limit = long.MaxValue, Func<long>? packed = null)
    {
        _inner = inner;
        _limit = limit;
        _packed = packed;
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

    /// <summary>Allows so many bytes from here on, and no more.</summary>
    public void Allow(long bytes) => _limit = _position + bytes;

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
        if (_position > _limit) throw new InvalidDataException($"has more than {_limit} bytes");
        if (_packed is not null && _position > Unsuspected && _position / MaxRatio > _packed())
            throw new InvalidDataException($"unpacks to more than {MaxRatio} times its size, as no report does");
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
