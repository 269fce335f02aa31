namespace Livy.Client.Tests;

/// <summary>One exchange of the transcripts of a real Livy.</summary>
internal sealed record GoldenExchange(string Name, string Method, string Path, byte[]? RequestBody, int Status, string ContentType, byte[] Body)
{
    /// <summary>The body as a client without <c>Accept-Encoding</c> gets it.</summary>
    public required byte[] PlainBody { get; init; }

    public override string ToString() => $"{Name} {Method} {Path} {Status}";
}
