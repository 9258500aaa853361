using System.Diagnostics;
using System.Text;
using RabbitMQ.Client;
using Truce.Domain;

namespace Truce.Intake.Queue;

/// <summary>
/// A document as a message: its bytes are the body, where it is from stands in the headers. A refusal travels too, so that the ledger at the other end
/// holds the same. What fetching remembers stays where the fetching is done.
/// </summary>
internal static class Message
{
    private const string Id = "truce-id";
    private const string Url = "truce-url";
    private const string Rejected = "truce-rejected";
    private const string TraceParent = "traceparent";

    public static (BasicProperties Properties, ReadOnlyMemory<byte> Body) Of(Incoming item)
    {
        var headers = new Dictionary<string, object?>();
        if (Activity.Current?.Id is { } trace) headers[TraceParent] = trace;
        var properties = new BasicProperties { Persistent = true, Headers = headers };
        if (item.Document is { } document)
        {
            headers[Id] = document.Id;
            if (document.Url is not null) headers[Url] = document.Url;
            if (document.ContentType is not null) properties.ContentType = Fitting(document.ContentType);
            return (properties, document.Bytes);
        }

        headers[Id] = item.Rejected!.Id;
        headers[Rejected] = item.Rejected.Reason;
        return (properties, ReadOnlyMemory<byte>.Empty);
    }

    /// <summary>The document or refusal; the body is copied, since the client uses its buffer again.</summary>
    public static Incoming Read(IReadOnlyBasicProperties properties, ReadOnlyMemory<byte> body)
    {
        var id = Header(properties, Id) ?? properties.MessageId ?? "a message without a name";
        if (Header(properties, Rejected) is { } reason) return Incoming.Reject(id, reason);
        return Incoming.Of(new RawDocument { Id = id, Url = Header(properties, Url), ContentType = properties.IsContentTypePresent() ? properties.ContentType : null, Bytes = body.ToArray() });
    }

    /// <summary>A short string of AMQP has 255 bytes; a longer media type is not one.</summary>
    private static string? Fitting(string contentType) => Encoding.UTF8.GetByteCount(contentType) <= byte.MaxValue ? contentType : null;

    private static string? Header(IReadOnlyBasicProperties properties, string name) => properties.Headers?.TryGetValue(name, out var value) != true ? null : value switch
    {
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        string text => text,
        _ => null,
    };
}
