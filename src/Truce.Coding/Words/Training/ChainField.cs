namespace Truce.Coding.Words.Training;

/// <summary>Forward and backward sums of a linear chain, and the gradient that follows from them.</summary>
internal sealed class ChainField
{
    private const int Roles = RoleFeatures.Roles;

    private float[] _token = [], _step = [], _forward = [], _backward = [];

    /// <summary>One step of learning from a sequence.</summary>
    public void Learn(Sequence sequence, Learner tokens, Learner steps)
    {
        var length = sequence.Gold.Length;
        Score(sequence, tokens, steps, length);
        var total = Sum(length);

        Span<float> gradient = stackalloc float[Roles];
        Span<float> stepGradient = stackalloc float[Roles * Roles];
        for (var k = 0; k < length; k++)
        {
            for (var r = 0; r < Roles; r++)
                gradient[r] = MathF.Exp(_forward[(k * Roles) + r] + _backward[(k * Roles) + r] - total) - ((int)sequence.Gold[k] == r ? 1 : 0);
            if (k != sequence.Cue) tokens.Step(sequence.Tokens[k], gradient);
            if (k == 0) continue;
            for (var p = 0; p < Roles; p++)
            {
                for (var r = 0; r < Roles; r++)
                {
                    var at = (p * Roles) + r;
                    stepGradient[at] = MathF.Exp(_forward[((k - 1) * Roles) + p] + _step[(k * Roles * Roles) + at] + _token[(k * Roles) + r] + _backward[(k * Roles) + r] - total)
                        - ((int)sequence.Gold[k - 1] == p && (int)sequence.Gold[k] == r ? 1 : 0);
                }
            }

            steps.Step(sequence.Steps[k - 1], stepGradient);
        }
    }

    private void Score(Sequence sequence, Learner tokens, Learner steps, int length)
    {
        if (_token.Length < length * Roles)
        {
            _token = new float[length * Roles * 2];
            _forward = new float[length * Roles * 2];
            _backward = new float[length * Roles * 2];
            _step = new float[length * Roles * Roles * 2];
        }

        for (var k = 0; k < length; k++)
        {
            tokens.Score(sequence.Tokens[k], _token.AsSpan(k * Roles, Roles));
            if (k == sequence.Cue) for (var r = 0; r < Roles; r++) _token[(k * Roles) + r] = r == (int)Role.Cue ? 0 : -60;
            if (k > 0) steps.Score(sequence.Steps[k - 1], _step.AsSpan(k * Roles * Roles, Roles * Roles));
        }
    }

    /// <summary>Fills both tables of log sums; returns the log sum over all sequences.</summary>
    private float Sum(int length)
    {
        Span<float> terms = stackalloc float[Roles];
        for (var k = 0; k < length; k++)
        {
            for (var r = 0; r < Roles; r++)
            {
                if (k == 0)
                {
                    _forward[r] = _token[r];
                    continue;
                }

                for (var p = 0; p < Roles; p++) terms[p] = _forward[((k - 1) * Roles) + p] + _step[(k * Roles * Roles) + (p * Roles) + r];
                _forward[(k * Roles) + r] = LogSum(terms) + _token[(k * Roles) + r];
            }
        }

        _backward.AsSpan((length - 1) * Roles, Roles).Clear();
        for (var k = length - 2; k >= 0; k--)
        {
            for (var p = 0; p < Roles; p++)
            {
                for (var r = 0; r < Roles; r++)
                    terms[r] = _step[((k + 1) * Roles * Roles) + (p * Roles) + r] + _token[((k + 1) * Roles) + r] + _backward[((k + 1) * Roles) + r];
                _backward[(k * Roles) + p] = LogSum(terms);
            }
        }

        return LogSum(_forward.AsSpan((length - 1) * Roles, Roles));
    }

    private static float LogSum(ReadOnlySpan<float> terms)
    {
        var top = terms[0];
        foreach (var term in terms) top = Math.Max(top, term);
        var sum = 0f;
        foreach (var term in terms) sum += MathF.Exp(term - top);
        return top + MathF.Log(sum);
    }
}
