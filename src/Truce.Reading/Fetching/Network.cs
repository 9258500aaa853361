using System.Net;
using System.Net.Sockets;

namespace Truce.Reading;

/// <summary>The two things a fetcher asks of the network: the addresses of a name, and a connection to one of them. Tests put their own in place.</summary>
/// <param name="Resolve">The addresses of a host name; of an address in any spelling, itself.</param>
/// <param name="Connect">A stream to the first of the addresses that answers at the port.</param>
internal sealed record Network(
    Func<string, CancellationToken, Task<IPAddress[]>> Resolve,
    Func<IPAddress[], int, CancellationToken, Task<Stream>> Connect)
{
    /// <summary>The network of this machine.</summary>
    public static Network OfMachine { get; } = new(Dns.GetHostAddressesAsync, ConnectAsync);

    /// <summary>
    /// Resolves the name once, refuses it when any of its addresses is not public, and connects to those very addresses: a second answer of the
    /// name server cannot change them. It is asked for every new connection, so redirects are covered too.
    /// </summary>
    public async Task<Stream> ConnectPublicAsync(DnsEndPoint endPoint, bool allowPrivate, CancellationToken cancellation)
    {
        var addresses = await Resolve(endPoint.Host, cancellation).ConfigureAwait(false);
        foreach (var address in addresses)
        {
            if (!allowPrivate && !AddressGuard.IsPublic(address))
                throw new RejectedException($"{endPoint.Host} is at {address}, which is not on the public internet");
        }

        return await Connect(addresses, endPoint.Port, cancellation).ConfigureAwait(false);
    }

    private static async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
