namespace Livy.Client.Attacks;

/// <summary>What the server answers in one case; mutations change it.</summary>
internal sealed class Reply
{
    private const int MostChunks = 2048;

    public required int Status { get; set; }

    public required List<KeyValuePair<string, string>> Headers { get; init; }

    public required byte[] Body { get; set; }

    /// <summary>The body of another reply, to mix in.</summary>
    public required byte[] Foreign { get; init; }

    public Ending Ending { get; set; }

    /// <summary>Where the body ends; its length by default.</summary>
    public int? EndsAt { get; set; }

    /// <summary>What a broken body ends with, or a request that fails.</summary>
    public Func<Exception> Fault { get; set; } = () => new IOException("The connection was reset.");

    /// <summary>How many bytes a read brings at most.</summary>
    public int Chunk { get; set; } = int.MaxValue;

    /// <summary>What a handler that unpacks puts over the body.</summary>
    public Func<Stream, Stream>? Unpacked { get; set; }

    public ReadOnlyMemory<byte> Bytes => Body.AsMemory(0, Math.Clamp(EndsAt ?? Body.Length, 0, Body.Length));

    public void SetHeader(string name, string value)
    {
        RemoveHeader(name);
        Headers.Add(KeyValuePair.Create(name, value));
    }

    public void RemoveHeader(string name) => Headers.RemoveAll(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The stream of a connection that brings the body.</summary>
    /// <param name="cancelCaller">Cancels the token of the call.</param>
    public Stream Open(Action cancelCaller)
    {
        var stream = new ReplyStream(Bytes, Math.Max(Chunk, Body.Length / MostChunks), End(cancelCaller));
        return Unpacked is null ? stream : Unpacked(stream);
    }

    private Func<CancellationToken, bool> End(Action cancelCaller) => Ending switch
    {
        Ending.Breaks => _ => throw Fault(),
        Ending.Endless => _ => true,
        Ending.CallerCancels => token =>
        {
            cancelCaller();
            token.ThrowIfCancellationRequested();
            return false;
        },
        _ => _ => false,
    };
}
