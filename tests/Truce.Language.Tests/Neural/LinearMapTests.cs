using System.Runtime.Intrinsics;
using Truce.Language.Neural;

namespace Truce.Language.Tests.Neural;

public sealed class LinearMapTests
{
    [Theory]
    [InlineData(1, 32, 16)]
    [InlineData(6, 64, 48)]
    [InlineData(13, 128, 32)]
    public void Apply_AnyRows_IsCloseToTheUnroundedProduct(int rows, int inputs, int outputs)
    {
        var random = new Random(rows);
        var (x, matrix, biases) = (Numbers(random, rows * inputs), Numbers(random, inputs * outputs), Numbers(random, outputs));

        var results = Apply(LinearMap.Round(matrix, biases), x, rows);

        for (var t = 0; t < rows; t++)
        {
            for (var column = 0; column < outputs; column++)
            {
                double exact = biases[column];
                for (var i = 0; i < inputs; i++)
                {
                    exact += (double)x[t * inputs + i] * matrix[i * outputs + column];
                }

                // Inputs are rounded to a 127th of their largest, weights to a 64th; errors add up as the root of their number.
                Assert.InRange(results[t * outputs + column], exact - 0.02 * Math.Sqrt(inputs), exact + 0.02 * Math.Sqrt(inputs));
            }
        }
    }

    [Fact]
    public unsafe void Sum_InPlainNumbers_IsWhatTheProcessorsOwnProductsGive()
    {
        // Weights and bytes at both ends of their ranges, where sixteen bits could overflow.
        var random = new Random(5);
        var (weights, bytes) = (new sbyte[64 * 16], new byte[64]);
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = (sbyte)(random.Next(4) == 0 ? random.Next(-64, 65) : random.Next(2) == 0 ? -64 : 64);
        }

        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(random.Next(4) == 0 ? random.Next(256) : random.Next(2) == 0 ? 0 : 255);
        }

        var (one, zero, results) = (new float[16], new float[16], new float[6 * 16]);
        Array.Fill(one, 1);
        new LinearMap(weights, one, zero).Apply([.. bytes, .. new byte[5 * 64]], [1, 0, 0, 0, 0, 0], results, 1);
        Vector256<int> low, high;
        fixed (byte* a = bytes)
        fixed (sbyte* b = weights)
        {
            LinearMap.Sum(a, b, 64, out low, out high);
        }

        for (var column = 0; column < 16; column++)
        {
            var offset = 0;
            for (var i = 0; i < 64; i++)
            {
                offset += 128 * weights[i / 4 * 64 + column * 4 + i % 4];
            }

            Assert.Equal((column < 8 ? low[column] : high[column - 8]) - offset, results[column]);
        }
    }

    [Fact]
    public void Round_OfARow_KeepsItsLargestNumberAndZero()
    {
        var row = new float[32];
        (row[3], row[17]) = (-2.54f, 1.27f);
        var bytes = new byte[32];

        var step = LinearMap.Round(row, bytes);

        Assert.Equal(0.02f, step, 6);
        Assert.Equal((1, 192, 128), (bytes[3], bytes[17], bytes[0]));
    }

    [Fact]
    public void Round_OfZeros_IsZero()
    {
        var bytes = new byte[32];

        Assert.Equal(0, LinearMap.Round(new float[32], bytes));
        Assert.All(bytes, b => Assert.Equal(128, b));
    }

    private static float[] Apply(LinearMap map, float[] x, int rows)
    {
        var (bytes, steps, results) = (new byte[LinearMap.Room(rows) * map.Inputs], new float[LinearMap.Room(rows)], new float[LinearMap.Room(rows) * map.Outputs]);
        for (var t = 0; t < rows; t++)
        {
            steps[t] = LinearMap.Round(x.AsSpan(t * map.Inputs, map.Inputs), bytes.AsSpan(t * map.Inputs, map.Inputs));
        }

        map.Apply(bytes, steps, results, rows);
        return results;
    }

    private static float[] Numbers(Random random, int count)
    {
        var numbers = new float[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = random.NextSingle() * 2 - 1;
        }

        return numbers;
    }
}
