namespace Truce.Language;

/// <summary>Finds the best tags of a sentence, and how sure each is. Holds scratch buffers: one for each thread.</summary>
public sealed class ChainDecoder(ChainModel model)
{
    private readonly ChainModel _model = model;
    private float[] _emissions = [];
    private float[] _forward = [];
    private byte[] _back = [];

    /// <summary>Writes the best tag of each word of the input.</summary>
    /// <param name="input">The features of the sentence.</param>
    /// <param name="tags">Where the tags are written; at least as long as the input.</param>
    /// <param name="outsideBias">Added to the score of the outside tag: above 0 finds fewer spans and surer ones.</param>
    public void Decode(ChainInput input, Span<byte> tags, float outsideBias = 0)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (count, width) = (input.Count, _model.TagCount);
        if (!input.HasOpen)
        {
            tags[..count].Clear();
            return;
        }

        MakeRoom(count * width);
        Score(input, _emissions);
        for (var i = 0; i < count; i++) _emissions[i * width] += outsideBias;
        Best(count, width, tags);
    }

    /// <summary>Writes the score of each tag for each word of the input, for <see cref="Decode(ReadOnlySpan{float}, Span{byte})"/>.</summary>
    internal void Score(ChainInput input, Span<float> scores)
    {
        for (var i = 0; i < input.Count; i++)
        {
            var row = scores.Slice(i * _model.TagCount, _model.TagCount);
            if (input[i].IsEmpty)
            {
                row.Fill(float.NegativeInfinity);
                row[0] = 0;
            }
            else
            {
                _model.Score(input[i], row);
            }
        }
    }

    /// <summary>Writes the best tags by scores of each tag for each word.</summary>
    internal void Decode(ReadOnlySpan<float> scores, Span<byte> tags)
    {
        MakeRoom(scores.Length);
        scores.CopyTo(_emissions);
        Best(scores.Length / _model.TagCount, _model.TagCount, tags);
    }

    /// <summary>
    /// By how much the tag of a word was better there than the best other tag, once decoded, as a figure from 0 to 1.
    /// </summary>
    public float Confidence(int word, byte tag)
    {
        var width = _model.TagCount;
        var row = _emissions.AsSpan(word * width, width);
        var other = float.MinValue;
        for (var t = 0; t < width; t++)
        {
            if (t != tag && row[t] > other) other = row[t];
        }

        return 1 / (1 + MathF.Exp(other - row[tag]));
    }

    private void MakeRoom(int length)
    {
        if (_emissions.Length >= length) return;
        _emissions = new float[length * 2];
        _forward = new float[length * 2];
        _back = new byte[length * 2];
    }

    private void Best(int count, int width, Span<byte> tags)
    {
        if (count == 0) return;
        var transitions = _model.Transitions;
        for (var tag = 0; tag < width; tag++)
        {
            _forward[tag] = ChainModel.Follows(0, tag) ? _emissions[tag] + transitions[(width * width) + tag] : float.NegativeInfinity;
        }

        for (var i = 1; i < count; i++)
        {
            for (var tag = 0; tag < width; tag++)
            {
                var best = float.NegativeInfinity;
                var from = 0;
                for (var previous = 0; previous < width; previous++)
                {
                    if (!ChainModel.Follows(previous, tag)) continue;
                    var score = _forward[((i - 1) * width) + previous] + transitions[(previous * width) + tag];
                    if (score > best) (best, from) = (score, previous);
                }

                _forward[(i * width) + tag] = best + _emissions[(i * width) + tag];
                _back[(i * width) + tag] = (byte)from;
            }
        }

        var last = 0;
        for (var tag = 1; tag < width; tag++)
        {
            if (_forward[((count - 1) * width) + tag] > _forward[((count - 1) * width) + last]) last = tag;
        }

        for (var i = count - 1; i >= 0; i--)
        {
            tags[i] = (byte)last;
            last = _back[(i * width) + last];
        }
    }
}
