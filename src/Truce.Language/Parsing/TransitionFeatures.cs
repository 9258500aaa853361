using Truce.Language.Tagging;

namespace Truce.Language.Parsing;

/// <summary>Features of a parser state: words and tags of the top of stack and buffer, of their outermost children, distances.</summary>
internal static class TransitionFeatures
{
    public const int Count = 40;

    public static void Fill(ArcHybrid state, ReadOnlySpan<uint> words, ReadOnlySpan<int> tags, Span<uint> f)
    {
        int s0 = state.Stack(0), s1 = state.Stack(1), s2 = state.Stack(2), b0 = state.Ahead(0), b1 = state.Ahead(1), b2 = state.Ahead(2);
        int s0l = s0 < 0 ? -1 : state.LeftMost[s0], s0r = s0 < 0 ? -1 : state.RightMost[s0], b0l = b0 < 0 ? -1 : state.LeftMost[b0];
        int s1r = s1 < 0 ? -1 : state.RightMost[s1], s1l = s1 < 0 ? -1 : state.LeftMost[s1];
        uint w0 = W(words, s0), w1 = W(words, s1), v0 = W(words, b0), v1 = W(words, b1);
        uint t0 = T(tags, s0), t1 = T(tags, s1), t2 = T(tags, s2), u0 = T(tags, b0), u1 = T(tags, b1), u2 = T(tags, b2);
        uint tl = T(tags, s0l), tr = T(tags, s0r), ul = T(tags, b0l), sr = T(tags, s1r), sl = T(tags, s1l);
        var near = (uint)(b0 < 0 || s0 < 0 ? 9 : Math.Min(b0 - s0, 8));
        var far = (uint)(s0 < 0 || s1 < 0 ? 9 : Math.Min(s0 - s1, 8));
        var left = (uint)(b0 < 0 ? 0 : Math.Min(state.LeftCount[b0], 3));
        var n = 0;
        f[n++] = Features.Mix(1, w0);
        f[n++] = Features.Mix(2, t0);
        f[n++] = Features.Mix(3, w0, t0);
        f[n++] = Features.Mix(4, w1);
        f[n++] = Features.Mix(5, t1);
        f[n++] = Features.Mix(6, w1, t1);
        f[n++] = Features.Mix(7, v0);
        f[n++] = Features.Mix(8, u0);
        f[n++] = Features.Mix(9, v0, u0);
        f[n++] = Features.Mix(10, v1, u1);
        f[n++] = Features.Mix(11, u1);
        f[n++] = Features.Mix(12, W(words, b2), u2);
        f[n++] = Features.Mix(13, w0, v0);
        f[n++] = Features.Mix(14, (w0 * 31) ^ t0, (v0 * 17) ^ u0);
        f[n++] = Features.Mix(15, w0 ^ t0, u0);
        f[n++] = Features.Mix(16, t0, v0 ^ u0);
        f[n++] = Features.Mix(17, t0 << 8 | u0);
        f[n++] = Features.Mix(18, u0 << 8 | u1);
        f[n++] = Features.Mix(19, u0 << 16 | u1 << 8 | u2);
        f[n++] = Features.Mix(20, t0 << 16 | u0 << 8 | u1);
        f[n++] = Features.Mix(21, t1 << 16 | t0 << 8 | u0);
        f[n++] = Features.Mix(22, t2 << 24 | t1 << 16 | t0 << 8 | u0);
        f[n++] = Features.Mix(23, t0 << 16 | tl << 8 | u0);
        f[n++] = Features.Mix(24, t0 << 16 | tr << 8 | u0);
        f[n++] = Features.Mix(25, t0 << 16 | u0 << 8 | ul);
        f[n++] = Features.Mix(26, t1 << 16 | t0 << 8 | tr);
        f[n++] = Features.Mix(27, t1 << 16 | t0 << 8 | tl);
        f[n++] = Features.Mix(28, t1 << 16 | sr << 8 | t0);
        f[n++] = Features.Mix(29, w1 ^ (t1 << 8), (w0 * 17) ^ t0);
        f[n++] = Features.Mix(30, w1, t0);
        f[n++] = Features.Mix(31, t1, w0);
        f[n++] = Features.Mix(32, t1 << 8 | t0, far);
        f[n++] = Features.Mix(33, t0 << 8 | u0, near);
        f[n++] = Features.Mix(34, w0, near);
        f[n++] = Features.Mix(35, v0, near);
        f[n++] = Features.Mix(36, t0 << 16 | u0 << 8 | left, 7);
        f[n++] = Features.Mix(37, W(words, s0r), t0 << 8 | u0);
        f[n++] = Features.Mix(38, W(words, s0l), t0 << 8 | u0);
        f[n++] = Features.Mix(39, t1 << 16 | sl << 8 | t0);
        f[n] = Features.Mix(40, w1, v0);
    }

    private static uint W(ReadOnlySpan<uint> words, int i) => i < 0 ? 7u : words[i];

    private static uint T(ReadOnlySpan<int> tags, int i) => i < 0 ? 255u : (uint)tags[i];
}
