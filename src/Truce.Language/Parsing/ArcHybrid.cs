namespace Truce.Language.Parsing;

/// <summary>State of the arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011) over one sentence.</summary>
internal sealed class ArcHybrid
{
    public const int Shift = 0, Left = 1, Right = 2;

    private int[] _stack = [];
    private int _size;
    private int _count;

    public int[] Heads = [];
    public int[] LeftMost = [];
    public int[] RightMost = [];
    public int[] LeftCount = [];

    public int Buffer { get; private set; }

    public bool Done => Buffer == _count && _size <= 1;

    public void Start(int count)
    {
        if (_stack.Length < count)
        {
            _stack = new int[count];
            Heads = new int[count];
            LeftMost = new int[count];
            RightMost = new int[count];
            LeftCount = new int[count];
        }

        Array.Fill(Heads, -1, 0, count);
        Array.Fill(LeftMost, -1, 0, count);
        Array.Fill(RightMost, -1, 0, count);
        Array.Clear(LeftCount, 0, count);
        (_count, _size, Buffer) = (count, 0, 0);
    }

    /// <summary>The word that many below the top of the stack, or -1.</summary>
    public int Stack(int depth) => depth < _size ? _stack[_size - 1 - depth] : -1;

    /// <summary>The word that many into the buffer, or -1.</summary>
    public int Ahead(int offset) => Buffer + offset < _count ? Buffer + offset : -1;

    public ulong Allowed => (Buffer < _count ? 1ul : 0) | (Buffer < _count && _size > 0 ? 2ul : 0) | (_size > 1 ? 4ul : 0);

    /// <summary>Head and dependent of the arc that a transition would make.</summary>
    public (int Head, int Dependent) Arc(int transition) => transition == Left ? (Buffer, Stack(0)) : (Stack(1), Stack(0));

    public void Apply(int transition)
    {
        if (transition == Shift)
        {
            _stack[_size++] = Buffer++;
            return;
        }

        var (head, dependent) = Arc(transition);
        _size--;
        Heads[dependent] = head;
        if (dependent < head)
        {
            LeftMost[head] = LeftMost[head] < 0 ? dependent : Math.Min(LeftMost[head], dependent);
            LeftCount[head]++;
        }
        else
        {
            RightMost[head] = Math.Max(RightMost[head], dependent);
        }
    }

    /// <summary>Gold arcs that a transition puts out of reach (Goldberg and Nivre 2013).</summary>
    public int Cost(int transition, ReadOnlySpan<int> gold)
    {
        var cost = 0;
        if (transition == Shift)
        {
            for (var k = 0; k < _size; k++)
            {
                cost += gold[_stack[k]] == Buffer || (k < _size - 1 && gold[Buffer] == _stack[k]) ? 1 : 0;
            }

            return cost;
        }

        var top = Stack(0);
        for (var b = Buffer; b < _count; b++)
        {
            cost += gold[b] == top ? 1 : 0;
        }

        var head = gold[top];
        if (head < 0)
        {
            return cost + 1;
        }

        return cost + (transition == Left
            ? head > Buffer || head == Stack(1) ? 1 : 0
            : head >= Buffer ? 1 : 0);
    }
}
