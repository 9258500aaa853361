using Microsoft.AspNetCore.Http;

namespace Truce.Web.Hosting;

/// <summary>Sends readers back to where they were, on this server only.</summary>
internal static class Redirects
{
    /// <summary>A redirect to the path, or to the first page when it leads anywhere else (CWE-601).</summary>
    public static IResult Back(string? path) => Results.Redirect(IsLocal(path) ? path! : "/", permanent: false, preserveMethod: false);

    /// <summary>True for a path on this server: one slash, no second slash or backslash that browsers read as a host, no control character.</summary>
    public static bool IsLocal(string? path) =>
        path is { Length: > 0 } && path[0] == '/' && (path.Length == 1 || path[1] is not ('/' or '\\')) && !path.Any(char.IsControl) && !path.Contains('\\', StringComparison.Ordinal);
}
