namespace Truce.Coding.Words;

/// <summary>
/// Labels the tokens of a sentence with their roles for one cue: the best sequence by a linear chain over the features of tokens
/// and of steps. Holds scratch buffers, so one for each thread.
/// </summary>
internal sealed class RoleLabeller(LinearModel tokenModel, LinearModel stepModel)
{
    private const int Roles = RoleFeatures.Roles;

    private readonly uint[] _buffer = new uint[RoleFeatures.Most];
    private readonly float[] _step = new float[Roles * Roles];
    private float[] _best = [];
    private byte[] _from = [];
    private Role[] _roles = [];

    /// <summary>Where the features come from; tells which tokens were labelled.</summary>
    public RoleFeatures Window { get; } = new();

    /// <summary>Labels around a cue; the roles are those of the tokens from the first of <see cref="Window"/> on, valid until the next call.</summary>
    public ReadOnlySpan<Role> Label(WordsView view, int cue)
    {
        Window.Begin(view, cue);
        var length = Window.End - Window.First;
        if (_roles.Length < length)
        {
            _best = new float[length * 2 * Roles];
            _from = new byte[length * 2 * Roles];
            _roles = new Role[length * 2];
        }

        var f = new Features(_buffer);
        for (var k = 0; k < length; k++)
        {
            var here = _best.AsSpan(k * Roles, Roles);
            Window.Collect(Window.First + k, ref f);
            tokenModel.Score(f.All, here);
            if (Window.First + k == cue) for (var r = 0; r < Roles; r++) here[r] += r == (int)Role.Cue ? 1000 : 0;
            if (k == 0) continue;
            Window.CollectStep(Window.First + k, ref f);
            stepModel.Score(f.All, _step);
            var previous = _best.AsSpan((k - 1) * Roles, Roles);
            for (var r = 0; r < Roles; r++)
            {
                var top = 0;
                var score = float.NegativeInfinity;
                for (var p = 0; p < Roles; p++)
                {
                    var sum = previous[p] + _step[(p * Roles) + r];
                    if (sum <= score) continue;
                    score = sum;
                    top = p;
                }

                here[r] += score;
                _from[(k * Roles) + r] = (byte)top;
            }
        }

        var last = 0;
        for (var r = 1; r < Roles; r++) if (_best[((length - 1) * Roles) + r] > _best[((length - 1) * Roles) + last]) last = r;
        for (var k = length - 1; k >= 0; k--)
        {
            _roles[k] = (Role)last;
            last = _from[(k * Roles) + last];
        }

        return _roles.AsSpan(0, length);
    }
}
