using System.Reflection;
using Truce.Commands;

namespace Truce.Tests;

/// <summary>Keeps the direction of references: a new arrow is a choice, made here.</summary>
public class ReferencesTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Truce.Domain"] = [],
        ["Truce.Language"] = [],
        ["Truce.Reading"] = ["Truce.Domain"],
        ["Truce.Coding"] = ["Truce.Domain", "Truce.Language"],
        ["Truce.Ledger"] = ["Truce.Domain"],
        ["Truce.Web"] = ["Truce.Domain", "Truce.Ledger"],
        ["truce"] = ["Truce.Domain", "Truce.Language", "Truce.Reading", "Truce.Coding", "Truce.Ledger", "Truce.Web"],
    };

    [Theory]
    [InlineData("Truce.Domain")]
    [InlineData("Truce.Language")]
    [InlineData("Truce.Reading")]
    [InlineData("Truce.Coding")]
    [InlineData("Truce.Ledger")]
    [InlineData("Truce.Web")]
    [InlineData("truce")]
    public void References_OfEachProject_AreAllowed(string project)
    {
        var assembly = project == "truce" ? typeof(InspectCommand).Assembly : Assembly.Load(project);

        var ours = assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("Truce", StringComparison.OrdinalIgnoreCase));

        Assert.Empty(ours.Except(Allowed[project], StringComparer.Ordinal));
    }
}
