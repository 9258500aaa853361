using System.Runtime.Intrinsics;

namespace Truce.Coding.Words;

/// <summary>
/// Labels the tokens of a sentence with their roles for one cue: the best sequence by a linear chain over the features of tokens
/// and of steps. Holds scratch buffers, so one for each thread.
/// </summary>
internal sealed class RoleLabeller(LinearModel tokenModel, LinearModel stepModel)
{
    private const int Roles = RoleFeatures.Roles;

    private readonly uint[] _buffer = new uint[RoleFeatures.Most];
    private readonly StepScores _steps = new(stepModel);
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
            _steps.Write(Window, Window.First + k, _step);
            Advance(_best.AsSpan((k - 1) * Roles, Roles), here, _from.AsSpan(k * Roles, Roles));
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

    /// <summary>Adds to the scores of a token's roles the best way to each from the roles before it, all four at a time; of equal ways the first.</summary>
    private void Advance(ReadOnlySpan<float> previous, Span<float> here, Span<byte> from)
    {
        var best = Vector128.Create(previous[0]) + Vector128.LoadUnsafe(ref _step[0]);
        var way = Vector128<int>.Zero;
        for (var p = 1; p < Roles; p++)
        {
            var score = Vector128.Create(previous[p]) + Vector128.LoadUnsafe(ref _step[p * Roles]);
            var better = Vector128.GreaterThan(score, best);
            best = Vector128.ConditionalSelect(better, score, best);
            way = Vector128.ConditionalSelect(better.AsInt32(), Vector128.Create(p), way);
        }

        (Vector128.LoadUnsafe(ref here[0]) + best).StoreUnsafe(ref here[0]);
        for (var r = 0; r < Roles; r++) from[r] = (byte)way[r];
    }
}
