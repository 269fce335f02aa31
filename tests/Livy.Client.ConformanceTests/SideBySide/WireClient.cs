using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Livy.Client.ConformanceTests;

/// <summary>Sends a request byte for byte: any HTTP library would mend the paths, methods and headers that are to be shown.</summary>
internal static class WireClient
{
    public static async Task<WireAnswer> SendAsync(Uri server, string method, string target, IReadOnlyList<KeyValuePair<string, string>> headers, byte[] body, CancellationToken cancellationToken)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Host, server.Port, cancellationToken);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Head(method, target, headers, body), cancellationToken);
        await using var reader = new BufferedStream(stream);
        if (body.Length > 0 && headers.Any(header => header.Key is "Expect"))
        {
            var interim = await ReadAsync(reader, method, cancellationToken);
            if (interim.Status != 100)
            {
                return interim;
            }

            await stream.WriteAsync(body, cancellationToken);
            return await ReadAsync(reader, method, cancellationToken) with { IsContinued = true };
        }

        await stream.WriteAsync(body, cancellationToken);
        return await ReadAsync(reader, method, cancellationToken);
    }

    private static byte[] Head(string method, string target, IReadOnlyList<KeyValuePair<string, string>> headers, byte[] body)
    {
        var head = new StringBuilder($"{method} {target} HTTP/1.1\r\n");
        bool Has(string name) => headers.Any(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (!Has("Host"))
        {
            head.Append("Host: livy.test\r\n");
        }

        foreach ((string name, string value) in headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        if (!Has("Content-Length") && !Has("Transfer-Encoding") && (body.Length > 0 || method is "POST" or "PUT" or "PATCH"))
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n");
        }

        return Encoding.UTF8.GetBytes(head.Append("\r\n").ToString());
    }

    private static async Task<WireAnswer> ReadAsync(Stream stream, string method, CancellationToken cancellationToken)
    {
        string[] status = (await LineAsync(stream, cancellationToken)).Split(' ', 3);
        if (status.Length < 2)
        {
            throw new IOException("The connection was closed without an answer.");
        }

        List<KeyValuePair<string, string>> headers = [];
        for (var line = await LineAsync(stream, cancellationToken); line.Length > 0; line = await LineAsync(stream, cancellationToken))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers.Add(new(line[..colon], line[(colon + 1)..].Trim()));
        }

        var answer = new WireAnswer(int.Parse(status[1], CultureInfo.InvariantCulture), status.Length > 2 ? status[2] : "", headers, []);
        var isBodiless = method is "HEAD" || answer.Status is 100 or 204 or 304;
        return isBodiless ? answer : answer with { Body = await BodyAsync(stream, answer, cancellationToken) };
    }

    private static async Task<byte[]> BodyAsync(Stream stream, WireAnswer answer, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        if (answer.Header("Transfer-Encoding") is not null)
        {
            for (var size = await SizeAsync(stream, cancellationToken); size > 0; size = await SizeAsync(stream, cancellationToken))
            {
                await CopyAsync(stream, body, size, cancellationToken);
                await LineAsync(stream, cancellationToken);
            }

            await LineAsync(stream, cancellationToken);
        }
        else if (answer.Header("Content-Length") is { } length)
        {
            await CopyAsync(stream, body, int.Parse(length, CultureInfo.InvariantCulture), cancellationToken);
        }
        else
        {
            await stream.CopyToAsync(body, cancellationToken);
        }

        return body.ToArray();
    }

    private static async Task<int> SizeAsync(Stream stream, CancellationToken cancellationToken) =>
        int.Parse(await LineAsync(stream, cancellationToken), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static async Task CopyAsync(Stream stream, MemoryStream body, int size, CancellationToken cancellationToken)
    {
        var part = new byte[size];
        await stream.ReadExactlyAsync(part, cancellationToken);
        body.Write(part);
    }

    private static async Task<string> LineAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var line = new MemoryStream();
        var next = new byte[1];
        while (await stream.ReadAsync(next, cancellationToken) == 1 && next[0] != '\n')
        {
            line.WriteByte(next[0]);
        }

        return Encoding.Latin1.GetString(line.ToArray()).TrimEnd('\r');
    }
}
