namespace Livy.Client.Tests;

/// <summary>A body that breaks off after its first bytes.</summary>
internal sealed class BrokenStream(byte[] start, Func<Exception> failure) : MemoryStream(start)
{
    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, count) is > 0 and var read ? read : throw failure();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        await base.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read ? read : throw failure();
}
