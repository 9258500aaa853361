using System.Diagnostics;
using System.Globalization;

namespace Truce.Reading.Tests;

/// <summary>
/// Bytes damaged at random from fixed seeds, so that a failure comes again; how many is bounded here and set by TRUCE_FUZZ_ROUNDS for a long run.
/// </summary>
internal static class Fuzzing
{
    private const int UsualRounds = 60;
    private const long MostBytes = 512L << 20;

    /// <summary>Characters that mean something to a parser.</summary>
    private static readonly byte[] _signs = [.. "<>&\"'/\n\r \0=-{[,:0"u8];

    /// <summary>Longest time that one document may take.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Rounds for each original.</summary>
    public static int Rounds { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("TRUCE_FUZZ_ROUNDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) ? rounds : UsualRounds;

    /// <summary>Hands damaged forms of the original to <paramref name="read"/>, which must end within two seconds and within the memory.</summary>
    public static void Run(byte[] original, Action<byte[]> read)
    {
        var random = new Random(42);
        read(original); // what is compiled on the way counts for no round
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = Mutate(original, random);
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var time = Stopwatch.StartNew();
            try
            {
                read(bytes);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"round {round}, bytes {Convert.ToBase64String(bytes)}", e);
            }

            Assert.True(GC.GetAllocatedBytesForCurrentThread() - allocated < MostBytes, $"round {round} allocated too much");
            if (time.Elapsed >= Longest) Assert.True(Soonest(() => read(bytes)) < Longest, $"round {round} takes too long: {Convert.ToBase64String(bytes)}");
        }
    }

    /// <summary>The shortest of three times: other tests run beside this one.</summary>
    public static TimeSpan Soonest(Action work)
    {
        var shortest = TimeSpan.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var time = Stopwatch.StartNew();
            work();
            if (time.Elapsed < shortest) shortest = time.Elapsed;
        }

        return shortest;
    }

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        var mutated = bytes.ToList();
        for (var edits = random.Next(1, 12); edits > 0 && mutated.Count > 0; edits--)
        {
            var at = random.Next(mutated.Count);
            switch (random.Next(6))
            {
                case 0:
                    mutated[at] = (byte)random.Next(256);
                    break;
                case 1:
                    mutated.RemoveRange(at, Math.Min(random.Next(1, 30), mutated.Count - at));
                    break;
                case 2:
                    mutated.InsertRange(at, mutated.GetRange(at, Math.Min(random.Next(1, 60), mutated.Count - at)));
                    break;
                case 3:
                    mutated.Insert(at, _signs[random.Next(_signs.Length)]);
                    break;
                case 4:
                    mutated[at] ^= (byte)(1 << random.Next(8));
                    break;
                default:
                    if (mutated.Count > 20) mutated.RemoveRange(mutated.Count - 10, 10);
                    break;
            }
        }

        return [.. mutated];
    }
}
