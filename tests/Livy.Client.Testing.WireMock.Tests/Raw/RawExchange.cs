using System.Text;

namespace Livy.Client.Testing.Tests;

/// <summary>One request, byte for byte, and the status line that it must be answered with.</summary>
/// <param name="Setup">Which pair of servers it is sent to.</param>
/// <param name="Status">Such as <c>404 Not Found</c>; nothing when the connection breaks without an answer.</param>
/// <param name="Bytes">The request.</param>
internal sealed record RawExchange(RawSetup Setup, string Status, byte[] Bytes)
{
    /// <summary>A request in HTTP/1.1 with a host, on a connection of its own.</summary>
    /// <param name="setup">Which pair of servers.</param>
    /// <param name="status">The status line after <c>HTTP/1.1</c>.</param>
    /// <param name="start">The method and the target.</param>
    /// <param name="body">The body in Latin-1, so that every byte can be written.</param>
    /// <param name="headers">More headers, as they stand on the wire.</param>
    public static RawExchange Of(RawSetup setup, string status, string start, string? body = null, params string[] headers)
    {
        string[] length = body is null || headers.Any(header => header.StartsWith("Transfer-Encoding", StringComparison.Ordinal)) ? [] : [$"Content-Length: {body.Length}"];
        return new RawExchange(setup, status, Wire($"{start} HTTP/1.1", ["Host: livy.test", .. headers, .. length, "Connection: close"], body ?? ""));
    }

    /// <summary>A request that is written out in full.</summary>
    public static RawExchange Wire(RawSetup setup, string status, params string[] lines) => new(setup, status, Wire(lines[0], lines[1..], ""));

    /// <summary>Its first line and what it ends with.</summary>
    public override string ToString()
    {
        var text = Encoding.Latin1.GetString(Bytes);
        return $"{Setup}: {text[..Math.Min(text.IndexOf('\r', StringComparison.Ordinal), 80)]} … {text[^Math.Min(text.Length, 40)..].ReplaceLineEndings(" ").Trim()}";
    }

    private static byte[] Wire(string start, string[] headers, string body) => Encoding.Latin1.GetBytes(string.Concat([start, .. headers.Select(header => "\r\n" + header), "\r\n\r\n", body]));
}
