namespace Truce.Language;

/// <content>The gradient steps.</content>
public sealed partial class ChainTrainer
{
    /// <summary>One gradient step after another, with the buffers they need.</summary>
    private sealed class Pass(ChainTrainer trainer, float[] weights, float[] squares, float[] transitions, float[] transitionSquares, Xorshift random)
    {
        private readonly int _tags = trainer._tags;
        private readonly float[] _transitionGradient = new float[transitions.Length];
        private float[] _emissions = [];
        private float[] _alpha = [];
        private float[] _beta = [];
        private bool[] _dropped = [];

        public double Step(Sentence sentence)
        {
            var (n, w) = (sentence.Count, _tags);
            if (n == 0) return 0;
            if (_emissions.Length < n * w)
            {
                _emissions = new float[n * w];
                _alpha = new float[n * w];
                _beta = new float[n * w];
            }

            Emit(sentence);
            var total = Forward(n, w);
            Backward(n, w);
            var loss = total - GoldScore(sentence);
            Update(sentence, total);
            return loss;
        }

        private void Emit(Sentence sentence)
        {
            var first = Start(sentence.FirstWord);
            var end = trainer._ends[sentence.FirstWord + sentence.Count - 1];
            if (_dropped.Length < end - first) _dropped = new bool[(end - first) * 2];
            var keepAll = 1 / (1 - trainer.Dropout);
            for (var i = 0; i < sentence.Count; i++)
            {
                var row = _emissions.AsSpan(i * _tags, _tags);
                row.Clear();
                for (var f = Start(sentence.FirstWord + i); f < trainer._ends[sentence.FirstWord + i]; f++)
                {
                    var id = trainer._features[f];
                    var drop = trainer._seen[id] < trainer.LeastCount || random.NextSingle() < trainer.Dropout;
                    _dropped[f - first] = drop;
                    if (drop) continue;
                    var weight = weights.AsSpan(id * _tags, _tags);
                    for (var tag = 0; tag < _tags; tag++) row[tag] += weight[tag] * keepAll;
                }
            }
        }

        private int Start(int word) => word == 0 ? 0 : trainer._ends[word - 1];

        private double Forward(int n, int w)
        {
            for (var tag = 0; tag < w; tag++)
            {
                _alpha[tag] = ChainModel.Follows(0, tag) ? _emissions[tag] + transitions[(w * w) + tag] : float.NegativeInfinity;
            }

            Span<float> terms = stackalloc float[w];
            for (var i = 1; i < n; i++)
            {
                for (var tag = 0; tag < w; tag++)
                {
                    for (var previous = 0; previous < w; previous++)
                    {
                        terms[previous] = ChainModel.Follows(previous, tag)
                            ? _alpha[((i - 1) * w) + previous] + transitions[(previous * w) + tag]
                            : float.NegativeInfinity;
                    }

                    _alpha[(i * w) + tag] = LogSum(terms) + _emissions[(i * w) + tag];
                }
            }

            return LogSum(_alpha.AsSpan((n - 1) * w, w));
        }

        private void Backward(int n, int w)
        {
            _beta.AsSpan((n - 1) * w, w).Clear();
            Span<float> terms = stackalloc float[w];
            for (var i = n - 2; i >= 0; i--)
            {
                for (var tag = 0; tag < w; tag++)
                {
                    for (var next = 0; next < w; next++)
                    {
                        terms[next] = ChainModel.Follows(tag, next)
                            ? _beta[((i + 1) * w) + next] + _emissions[((i + 1) * w) + next] + transitions[(tag * w) + next]
                            : float.NegativeInfinity;
                    }

                    _beta[(i * w) + tag] = LogSum(terms);
                }
            }
        }

        private double GoldScore(Sentence sentence)
        {
            var score = 0.0;
            var previous = _tags;
            for (var i = 0; i < sentence.Count; i++)
            {
                var tag = trainer._gold[sentence.FirstWord + i];
                score += _emissions[(i * _tags) + tag] + transitions[(previous * _tags) + tag];
                previous = tag;
            }

            return score;
        }

        private void Update(Sentence sentence, double total)
        {
            var w = _tags;
            var first = Start(sentence.FirstWord);
            var keepAll = 1 / (1 - trainer.Dropout);
            Span<float> gradient = stackalloc float[w];
            Array.Clear(_transitionGradient);
            for (var i = 0; i < sentence.Count; i++)
            {
                var gold = trainer._gold[sentence.FirstWord + i];
                for (var tag = 0; tag < w; tag++)
                {
                    var p = MathF.Exp((float)(_alpha[(i * w) + tag] + _beta[(i * w) + tag] - total));
                    gradient[tag] = (tag == gold ? 1 : 0) - p;
                    if (i == 0) _transitionGradient[(w * w) + tag] += gradient[tag];
                }

                if (i > 0) TransitionGradient(sentence, i, total);
                for (var f = Start(sentence.FirstWord + i); f < trainer._ends[sentence.FirstWord + i]; f++)
                {
                    if (_dropped[f - first]) continue;
                    var at = trainer._features[f] * w;
                    for (var tag = 0; tag < w; tag++)
                    {
                        var g = (gradient[tag] * keepAll) - (trainer.Decay * weights[at + tag]);
                        squares[at + tag] += g * g;
                        weights[at + tag] += trainer.Rate * g / MathF.Sqrt(squares[at + tag] + 1e-4f);
                    }
                }
            }

            for (var t = 0; t < transitions.Length; t++)
            {
                var g = _transitionGradient[t];
                if (g == 0) continue;
                transitionSquares[t] += g * g;
                transitions[t] += trainer.Rate * g / MathF.Sqrt(transitionSquares[t] + 1e-4f);
            }
        }

        private void TransitionGradient(Sentence sentence, int i, double total)
        {
            var w = _tags;
            for (var previous = 0; previous < w; previous++)
            {
                for (var tag = 0; tag < w; tag++)
                {
                    if (!ChainModel.Follows(previous, tag)) continue;
                    var score = _alpha[((i - 1) * w) + previous] + transitions[(previous * w) + tag] + _emissions[(i * w) + tag] + _beta[(i * w) + tag];
                    _transitionGradient[(previous * w) + tag] -= MathF.Exp((float)(score - total));
                }
            }

            _transitionGradient[(trainer._gold[sentence.FirstWord + i - 1] * w) + trainer._gold[sentence.FirstWord + i]] += 1;
        }

        private static float LogSum(ReadOnlySpan<float> terms)
        {
            var most = float.NegativeInfinity;
            foreach (var term in terms) most = Math.Max(most, term);
            if (float.IsNegativeInfinity(most)) return most;
            var sum = 0f;
            foreach (var term in terms) sum += MathF.Exp(term - most);
            return most + MathF.Log(sum);
        }
    }
}
