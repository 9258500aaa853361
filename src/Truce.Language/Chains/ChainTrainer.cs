namespace Truce.Language;

/// <summary>
/// Trains a linear-chain conditional random field by gradient steps of each feature's own size (AdaGrad). The same sentences in
/// the same order give the same weights.
/// </summary>
public sealed partial class ChainTrainer(int tagCount)
{
    private readonly record struct Sentence(int FirstWord, int Count);

    private readonly int _tags = tagCount;
    private readonly Dictionary<ulong, int> _ids = [];
    private readonly List<ulong> _hashes = [];
    private readonly List<int> _seen = [];
    private readonly List<int> _features = [];
    private readonly List<int> _ends = [];
    private readonly List<byte> _gold = [];
    private readonly List<Sentence> _sentences = [];

    /// <summary>How often a feature must occur to be kept.</summary>
    public int LeastCount { get; init; } = 2;

    /// <summary>Passes over the sentences.</summary>
    public int Epochs { get; init; } = 12;

    /// <summary>Size of the steps.</summary>
    public float Rate { get; init; } = 0.15f;

    /// <summary>Share of its weight that a feature loses at a step that meets it.</summary>
    public float Decay { get; init; } = 1e-5f;

    /// <summary>Share of the features that are left out at random at each step, lest a few words carry all the weight.</summary>
    public float Dropout { get; init; } = 0.15f;

    /// <summary>Adds a sentence with its tags.</summary>
    public void Add(ChainInput input, ReadOnlySpan<byte> tags)
    {
        ArgumentNullException.ThrowIfNull(input);
        _sentences.Add(new Sentence(_gold.Count, input.Count));
        for (var i = 0; i < input.Count; i++)
        {
            foreach (var hash in input[i])
            {
                if (!_ids.TryGetValue(hash, out var id))
                {
                    id = _hashes.Count;
                    _ids.Add(hash, id);
                    _hashes.Add(hash);
                    _seen.Add(0);
                }

                _seen[id]++;
                _features.Add(id);
            }

            _ends.Add(_features.Count);
            _gold.Add(tags[i]);
        }
    }

    /// <summary>Trains and returns the bytes of the model.</summary>
    public byte[] Train(Action<string>? report = null)
    {
        var weights = new float[_hashes.Count * _tags];
        var squares = new float[_hashes.Count * _tags];
        var transitions = new float[(_tags + 1) * _tags];
        var transitionSquares = new float[transitions.Length];
        var order = Enumerable.Range(0, _sentences.Count).ToArray();
        var random = new Xorshift(20160912);
        var pass = new Pass(this, weights, squares, transitions, transitionSquares, random);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            for (var i = order.Length - 1; i > 0; i--)
            {
                var j = (int)(random.Next() % (ulong)(i + 1));
                (order[i], order[j]) = (order[j], order[i]);
            }

            var loss = 0.0;
            foreach (var sentence in order) loss += pass.Step(_sentences[sentence]);
            report?.Invoke($"epoch {epoch + 1}: loss {loss / Math.Max(1, _gold.Count):0.0000}");
        }

        return Pack(weights, transitions);
    }

    private byte[] Pack(float[] weights, float[] transitions)
    {
        var kept = new List<int>();
        var largest = 0f;
        for (var id = 0; id < _hashes.Count; id++)
        {
            var size = 0f;
            for (var tag = 0; tag < _tags; tag++) size = Math.Max(size, Math.Abs(weights[(id * _tags) + tag]));
            if (_seen[id] < LeastCount || size < 0.02f) continue;
            kept.Add(id);
            largest = Math.Max(largest, size);
        }

        var scale = Math.Min(largest, 4f) / 127;
        var slots = Math.Max(1, kept.Count * 5 / 4);
        var checks = new uint[slots];
        var quantised = new sbyte[slots * _tags];
        foreach (var id in kept)
        {
            var slot = ChainModel.Slot(_hashes[id], slots);
            while (checks[slot] != 0) slot = slot + 1 < slots ? slot + 1 : 0;
            checks[slot] = ChainModel.Check(_hashes[id]);
            for (var tag = 0; tag < _tags; tag++)
            {
                quantised[(slot * _tags) + tag] = (sbyte)Math.Clamp(MathF.Round(weights[(id * _tags) + tag] / scale), -127, 127);
            }
        }

        using var output = new MemoryStream();
        using var writer = new BinaryWriter(output);
        writer.Write(ChainModel.Magic);
        writer.Write(_tags);
        writer.Write(slots);
        writer.Write(scale);
        writer.Write(0);
        foreach (var transition in transitions) writer.Write(transition);
        foreach (var check in checks) writer.Write(check);
        foreach (var weight in quantised) writer.Write(weight);
        writer.Flush();
        return output.ToArray();
    }

    /// <summary>A generator of random numbers that gives the same numbers on every machine.</summary>
    private sealed class Xorshift(ulong seed)
    {
        private ulong _state = seed;

        public ulong Next()
        {
            _state ^= _state << 13;
            _state ^= _state >> 7;
            _state ^= _state << 17;
            return _state;
        }

        public float NextSingle() => (Next() >> 40) / (float)(1 << 24);
    }
}
