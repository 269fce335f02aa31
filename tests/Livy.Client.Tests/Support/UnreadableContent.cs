using System.Net;

namespace Livy.Client.Tests;

/// <summary>A body that must not be looked at.</summary>
internal sealed class UnreadableContent : HttpContent
{
    public UnreadableContent() => Headers.TryAddWithoutValidation("Content-Type", "application/json");

    protected override Task<Stream> CreateContentReadStreamAsync() => throw new InvalidOperationException("The body was read.");

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new InvalidOperationException("The body was read.");

    protected override bool TryComputeLength(out long length)
    {
        length = 20;
        return true;
    }
}
