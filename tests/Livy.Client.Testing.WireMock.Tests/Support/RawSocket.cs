using System.Net.Sockets;
using System.Text;

namespace Livy.Client.Testing.Tests;

/// <summary>A request over a socket of its own, and all that comes back.</summary>
internal static class RawSocket
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Task<string> SendAsync(Uri server, string start) => SendAsync(server, Encoding.Latin1.GetBytes($"{start} HTTP/1.1\r\nHost: livy.test\r\nConnection: close\r\n\r\n"));

    /// <summary>The answer as Latin-1, up to where the connection was closed or broke.</summary>
    public static async Task<string> SendAsync(Uri server, byte[] request)
    {
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(server.Host, server.Port, limit.Token);
        await using var stream = tcp.GetStream();
        using var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(request, limit.Token);
            await stream.CopyToAsync(answer, limit.Token);
        }
        catch (IOException)
        {
            // A reset; what came before it counts.
        }

        return Encoding.Latin1.GetString(answer.ToArray());
    }
}
