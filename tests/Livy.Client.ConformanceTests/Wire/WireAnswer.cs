using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Livy.Client.ConformanceTests;

/// <summary>An answer as it came over the wire, with the chunks of its body put together and nothing else done to it.</summary>
public sealed record WireAnswer(int Status, string Reason, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    /// <summary>Whether <c>100 Continue</c> came before it.</summary>
    public bool IsContinued { get; init; }

    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The body as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Body)!;

    public bool IsGzip => Body is [0x1f, 0x8b, ..];

    /// <summary>The body without its compression. What no header announces is recognised by its first bytes.</summary>
    public string DecodedBody()
    {
        if (!IsGzip && Header("Content-Encoding") is not "deflate")
        {
            return Text;
        }

        using var source = new MemoryStream(Body);
        using Stream decoder = IsGzip ? new GZipStream(source, CompressionMode.Decompress) : new ZLibStream(source, CompressionMode.Decompress);
        using var target = new MemoryStream();
        decoder.CopyTo(target);
        return Encoding.UTF8.GetString(target.ToArray());
    }

    /// <summary>A header, or <see langword="null"/>.</summary>
    public string? Header(string name) => Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
