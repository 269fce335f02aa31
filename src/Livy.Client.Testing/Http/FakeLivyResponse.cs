using System.Text;

namespace Livy.Client.Testing;

/// <summary>One answer as it goes on the wire. Hosts send it byte by byte and add nothing but <c>Date</c>.</summary>
public sealed class FakeLivyResponse
{
    /// <summary>The status code.</summary>
    public required int Status { get; init; }

    /// <summary>The reason phrase; for 500 Jetty's own <c>Server Error</c>.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The header fields in order, <c>Content-Length</c> or <c>Transfer-Encoding</c> included.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body; empty for HEAD and 204.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>True when the connection is reset instead of an answer: not a byte of it is sent.</summary>
    public bool IsDropped { get; init; }

    /// <summary>When set, the head promises the whole body, this many bytes of it are sent, then the connection is closed.</summary>
    public int? TruncatedTo { get; init; }

    /// <summary>True for what Jetty's parser answers itself, before any filter.</summary>
    internal bool IsBadMessage { get; init; }

    /// <summary>True when the body is sent piece by piece however short it is.</summary>
    internal bool IsStreamed { get; init; }

    /// <summary>True when the server ends the connection with this answer, as it does when writing the body has failed.</summary>
    internal bool ClosesConnection { get; init; }

    /// <summary>True for a 501 that says that the fake does not know how to emulate this.</summary>
    internal bool IsNotEmulated { get; init; }

    /// <summary>The bytes it takes, more or less.</summary>
    internal long Size => Headers.Sum(header => header.Key.Length + header.Value.Length) + Body.Length;

    /// <summary>The body read as UTF-8.</summary>
    public string BodyText => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The first value of a header field.</summary>
    /// <param name="name">The name; case does not count.</param>
    /// <returns>The value, or <see langword="null"/> when the answer has no such field.</returns>
    public string? Header(string name)
    {
        foreach (var header in Headers)
        {
            if (string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase))
            {
                return header.Value;
            }
        }

        return null;
    }
}
