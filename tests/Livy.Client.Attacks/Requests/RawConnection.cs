using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Livy.Client.Attacks;

/// <summary>A connection on which bytes go out as they are; the server may end it whenever it likes.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public static async Task<RawConnection> OpenAsync(Uri url, CancellationToken cancellationToken)
    {
        var connection = new RawConnection();
        await connection._socket.ConnectAsync(IPAddress.Loopback, url.Port, cancellationToken);
        return connection;
    }

    /// <returns>False when the server no longer takes anything.</returns>
    public async Task<bool> SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            while (!bytes.IsEmpty)
            {
                bytes = bytes[await _socket.SendAsync(bytes, cancellationToken)..];
            }

            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>No more will come from here.</summary>
    public void EndSending()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // The server was first.
        }
    }

    /// <summary>Reads, and says after a pause that no more will come from here.</summary>
    /// <returns>The first line of the answer; empty when the connection ended without one.</returns>
    public async Task<string> ReadFirstLineAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        var line = ReadFirstLineAsync(cancellationToken);
        if (await Task.WhenAny(line, Task.Delay(pause, TimeProvider.System, cancellationToken)) != line)
        {
            EndSending();
        }

        return await line;
    }

    /// <returns>The first line of the answer; empty when the connection ended without one.</returns>
    public async Task<string> ReadFirstLineAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[4_096];
        var length = 0;
        try
        {
            while (length < buffer.Length && !buffer.AsSpan(0, length).Contains((byte)'\n'))
            {
                var read = await _socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                if (read == 0)
                {
                    break;
                }

                length += read;
            }
        }
        catch (SocketException)
        {
            // Reset: what came is all there is.
        }

        return Encoding.Latin1.GetString(buffer, 0, length).Split('\r', '\n')[0];
    }

    public void Dispose() => _socket.Dispose();
}
