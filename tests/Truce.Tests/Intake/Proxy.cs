using System.Net;
using System.Net.Sockets;

namespace Truce.Tests.Intake;

/// <summary>
/// A network between a client and a server on this machine that can be cut, frozen (connections stay open and carry nothing, as behind a router that
/// lost its power) and closed to new connections.
/// </summary>
internal sealed class Proxy : IDisposable
{
    private readonly EndPoint _server;
    private readonly ManualResetEventSlim _flows = new(true);
    private readonly List<Socket> _sockets = [];
    private readonly int _port;
    private TcpListener? _listener;

    public Proxy(EndPoint server)
    {
        _server = server;
        _listener = new TcpListener(IPAddress.Loopback, 0);
        _listener.Start();
        _port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync(_listener);
    }

    /// <summary>Port on this machine where the server answers.</summary>
    public int Port => _port;

    /// <summary>Breaks all connections; new ones can be made.</summary>
    public void Cut()
    {
        lock (_sockets)
        {
            foreach (var socket in _sockets) socket.Dispose();
            _sockets.Clear();
        }
    }

    /// <summary>Nothing passes any more, and nobody is told.</summary>
    public void Freeze() => _flows.Reset();

    /// <summary>What was held passes on.</summary>
    public void Thaw() => _flows.Set();

    /// <summary>Breaks all connections and refuses new ones.</summary>
    public void Close()
    {
        _listener!.Dispose();
        _listener = null;
        Cut();
    }

    /// <summary>Lets new connections in again.</summary>
    public void Open()
    {
        _listener = new TcpListener(IPAddress.Loopback, _port);
        _listener.Start();
        _ = AcceptAsync(_listener);
    }

    public void Dispose()
    {
        Thaw();
        if (_listener is not null) Close();
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptSocketAsync();
                var server = new Socket(_server.AddressFamily, SocketType.Stream, _server.AddressFamily == AddressFamily.Unix ? ProtocolType.Unspecified : ProtocolType.Tcp);
                await server.ConnectAsync(_server);
                lock (_sockets) _sockets.AddRange([client, server]);
                Pump(client, server);
                Pump(server, client);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Closed.
        }
    }

    private void Pump(Socket from, Socket to)
    {
        var thread = new Thread(() =>
        {
            var buffer = new byte[1 << 16];
            try
            {
                int read;
                while ((read = from.Receive(buffer)) > 0)
                {
                    _flows.Wait();
                    to.Send(buffer.AsSpan(0, read));
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // One end is gone.
            }

            from.Dispose();
            to.Dispose();
        })
        { IsBackground = true };
        thread.Start();
    }
}
