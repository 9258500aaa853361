using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Truce.Reading.Tests;

/// <summary>A web site on this machine: answers each request by a function over its path and closes the connection.</summary>
internal sealed class Site : IDisposable
{
    public const string NotFound = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, NetworkStream, Task> _answer;

    public Site(Func<string, string> answer)
        : this((path, stream) => stream.WriteAsync(Encoding.Latin1.GetBytes(Closed(answer(path)))).AsTask())
    {
    }

    public Site(Func<string, NetworkStream, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        Address = $"http://127.0.0.1:{Port}/";
        _ = ServeAsync();
    }

    public int Port { get; }

    public string Address { get; }

    /// <summary>Head of each request, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Paths of the requests, without those for robots.txt.</summary>
    public IEnumerable<string> Paths => Requests.Select(request => request.Split(' ')[1]).Where(path => path != "/robots.txt");

    public static string Page(string body, string headers = "Content-Type: text/html; charset=utf-8\r\n") =>
        $"HTTP/1.1 200 OK\r\n{headers}Content-Length: {Encoding.Latin1.GetByteCount(body)}\r\n\r\n{body}";

    public static string Redirect(string location) => $"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n";

    public static string Closed(string answer)
    {
        var end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return $"{answer[..end]}\r\nConnection: close{answer[end..]}";
    }

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true) _ = AnswerAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                using var reader = new StreamReader(stream, leaveOpen: true);
                var head = new StringBuilder();
                while (await reader.ReadLineAsync() is { Length: > 0 } line) head.AppendLine(line);
                var request = head.ToString();
                if (request.Length == 0) return;
                Requests.Enqueue(request);
                await _answer(request.Split(' ')[1], stream);
            }
            catch (IOException)
            {
                // The fetcher hung up.
            }
        }
    }
}
