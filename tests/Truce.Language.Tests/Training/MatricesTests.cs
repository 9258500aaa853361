using Truce.Language.Training;

namespace Truce.Language.Tests.Training;

public sealed class MatricesTests
{
    [Theory]
    [InlineData(1, 3, 16)]
    [InlineData(6, 16, 32)]
    [InlineData(13, 100, 48)]
    public void Multiply_AnyRows_EqualsTheSumOfProductsInOrder(int n, int k, int m)
    {
        var random = new Random(n);
        var (a, b, c) = (Numbers(random, n * k), Numbers(random, k * m), Numbers(random, n * m));
        var expected = (float[])c.Clone();
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < m; j++)
            {
                for (var x = 0; x < k; x++)
                {
                    expected[i * m + j] = MathF.FusedMultiplyAdd(a[i * k + x], b[x * m + j], expected[i * m + j]);
                }
            }
        }

        var packed = new float[k * m];
        Matrices.Pack(b, k, m, packed);
        Matrices.Multiply(a, k, 1, packed, c, n, k, m);

        Assert.Equal(expected, c); // To the last bit: the order of sums is fixed.
    }

    [Fact]
    public void PackTransposed_OfAMatrix_IsPackOfItsTranspose()
    {
        var matrix = Numbers(new Random(1), 32 * 5);
        var transpose = new float[5 * 32];
        for (var i = 0; i < transpose.Length; i++)
        {
            transpose[i] = matrix[i % 32 * 5 + i / 32];
        }

        var (expected, packed) = (new float[5 * 32], new float[5 * 32]);
        Matrices.Pack(transpose, 5, 32, expected);
        Matrices.PackTransposed(matrix, 5, 32, packed);

        Assert.Equal(expected, packed);
    }

    private static float[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
}
