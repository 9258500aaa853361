using Truce.Ledger;

namespace Truce.Web.Views;

/// <summary>Names of places on a page.</summary>
public static class Anchor
{
    /// <summary>The name as an anchor: lower case, words joined by hyphens.</summary>
    public static string Of(string name) => Wording.Fold(name).Replace(' ', '-');
}
