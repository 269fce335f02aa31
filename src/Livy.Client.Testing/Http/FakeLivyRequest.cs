namespace Livy.Client.Testing;

/// <summary>One request as it stands on the wire: the state machine matches the raw target, so slashes and escapes count.</summary>
public sealed class FakeLivyRequest
{
    /// <summary>The method, as sent: <c>GET</c>, <c>POST</c>, any word.</summary>
    public required string Method { get; init; }

    /// <summary>The raw request target with its query and its escapes: <c>/sessions/my%20session?from=0</c>.</summary>
    public required string Target { get; init; }

    /// <summary>The header fields in the order sent. A field sent twice stands here twice.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>True when the body was longer than it may be, so that it was not read.</summary>
    internal bool IsBodyTooLong { get; init; }

    /// <summary>The bytes it takes, more or less.</summary>
    internal long Size => Target.Length + Headers.Sum(header => header.Key.Length + header.Value.Length) + Body.Length;

    /// <summary>The first value of a header field.</summary>
    /// <param name="name">The name; case does not count.</param>
    /// <returns>The value, or <see langword="null"/> when the field was not sent.</returns>
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

    internal FakeLivyRequest WithoutBody() => new() { Method = Method, Target = Target, Headers = Headers };
}
