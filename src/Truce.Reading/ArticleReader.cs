using System.Security.Cryptography;
using System.Text;
using Truce.Domain;

namespace Truce.Reading;

/// <summary>Turns the bytes of one page or text into an <see cref="Article"/>. Safe to share between threads.</summary>
public sealed class ArticleReader
{
    /// <summary>
    /// Reads one document. Throws <see cref="RejectedException"/> when there is no article in it (empty, binary, only menus),
    /// with the reason and the place.
    /// </summary>
    public Article Read(RawDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var text = Encoding.UTF8.GetString(document.Bytes.Span);
        return new Article
        {
            Id = document.Id,
            ContentHash = Convert.ToHexStringLower(SHA256.HashData(document.Bytes.Span)),
            Text = text,
        };
    }
}
