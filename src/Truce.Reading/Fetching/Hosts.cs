using System.Collections.Concurrent;

namespace Truce.Reading;

/// <summary>What is known of the hosts that were asked, and whose turn it is: one host is asked one thing at a time, with pauses.</summary>
internal sealed class Hosts(TimeProvider time)
{
    /// <summary>Hosts that are remembered: a watch of weeks over links to everywhere must not fill the memory.</summary>
    private const int Most = 2048;

    private readonly ConcurrentDictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The host of the address; its port counts as part of its name.</summary>
    public Host Of(Uri uri)
    {
        if (_hosts.Count >= Most) Forget();
        return _hosts.GetOrAdd(uri.Authority, _ => new Host());
    }

    /// <summary>Forgets the hosts that owe no pause and that nobody waits for.</summary>
    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var (name, host) in _hosts)
        {
            if (host.Next < now && host.Gate.CurrentCount > 0) _hosts.TryRemove(name, out _);
        }
    }

    /// <summary>One host.</summary>
    internal sealed class Host
    {
        /// <summary>Held by whoever is asking the host something.</summary>
        public SemaphoreSlim Gate { get; } = new(1);

        /// <summary>Before this the host is not asked again.</summary>
        public DateTimeOffset Next { get; private set; }

        private TimeSpan _pause;

        /// <summary>The host was asked just now and is left alone for a pause.</summary>
        public void LeaveAlone(DateTimeOffset now, TimeSpan pause)
        {
            Next = now + pause;
            _pause = pause;
        }

        /// <summary>What is left of the pause; never more than the whole of it, for the clock may have been set back.</summary>
        public TimeSpan Rest(DateTimeOffset now) => Next - now < _pause ? Next - now : _pause;

        /// <summary>Its robots.txt, or null when it was never asked for.</summary>
        public RobotsRules? Robots { get; set; }

        /// <summary>Until when <see cref="Robots"/> holds.</summary>
        public DateTimeOffset RobotsUntil { get; set; }
    }
}
