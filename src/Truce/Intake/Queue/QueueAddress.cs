using RabbitMQ.Client;

namespace Truce.Intake.Queue;

/// <summary>Where documents are queued: a broker, and the name of the queue on it.</summary>
/// <param name="Broker">Address of the broker; may hold a password, so it is never shown.</param>
/// <param name="Name">Name of the queue.</param>
internal sealed record QueueAddress(Uri Broker, string Name)
{
    private const string DefaultName = "truce.documents";

    /// <summary>
    /// How often a message is delivered before it goes to <see cref="DeadName"/>. A broker counts each time that a worker is gone with the message
    /// in its hands, so a restart of all workers costs every message under way one of them.
    /// </summary>
    private const int DeliveryLimit = 10;

    /// <summary>Where messages end that took down their worker again and again.</summary>
    public string DeadName => Name + ".dead";

    /// <summary>What people are told.</summary>
    public string Shown => $"{Name} at {Broker.Host}";

    /// <summary>Reads <c>amqp://user:password@host:5672/vhost?queue=name</c>; null when it is none.</summary>
    public static QueueAddress? Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("amqp" or "amqps")) return null;
        var name = DefaultName;
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (pair.Split('=', 2) is not ["queue", { Length: > 0 } value]) return null;
            name = Uri.UnescapeDataString(value);
        }

        return new QueueAddress(new UriBuilder(uri) { Query = "" }.Uri, name);
    }

    /// <summary>A connection of its own; losing it is the caller's to mend, who knows what was under way.</summary>
    public Task<IConnection> ConnectAsync(string client, CancellationToken cancellation)
    {
        var factory = new ConnectionFactory
        {
            Uri = Broker,
            ClientProvidedName = client,
            AutomaticRecoveryEnabled = false,
            TopologyRecoveryEnabled = false,
            RequestedHeartbeat = TimeSpan.FromSeconds(20),
        };
        return factory.CreateConnectionAsync(cancellation);
    }

    /// <summary>Makes the two queues when they are missing: replicated, on disk, and nothing is dropped on the way from one to the other.</summary>
    public async Task DeclareAsync(IChannel channel, CancellationToken cancellation)
    {
        await channel.QueueDeclareAsync(DeadName, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: cancellation).ConfigureAwait(false);
        var arguments = new Dictionary<string, object?>
        {
            ["x-queue-type"] = "quorum",
            ["x-delivery-limit"] = DeliveryLimit,
            ["x-dead-letter-exchange"] = "",
            ["x-dead-letter-routing-key"] = DeadName,
            ["x-dead-letter-strategy"] = "at-least-once",
            ["x-overflow"] = "reject-publish",
        };
        await channel.QueueDeclareAsync(Name, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancellation).ConfigureAwait(false);
    }
}
