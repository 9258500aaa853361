using System.Runtime.Intrinsics;
using Truce.Language.Neural;

namespace Truce.Language.Tests.Neural;

public sealed class KernelsTests
{
    [Fact]
    public void Exp_FromMinusEightyToEighty_IsRightToOnePartInAMillion()
    {
        for (var x = -80f; x <= 80; x += 0.37f)
        {
            var right = Math.Exp(x);
            Assert.InRange(Kernels.Exp(Vector256.Create(x))[3] / right, 1 - 1e-6, 1 + 1e-6);
        }
    }
}
