namespace Livy.Client.Testing;

/// <summary>What a route returns: a response at once, or a question to ask again whenever the state has changed.</summary>
internal readonly struct Answer
{
    private Answer(FakeLivyResponse? response, Func<FakeLivyResponse?>? ready)
    {
        Response = response;
        Ready = ready;
    }

    public FakeLivyResponse? Response { get; }

    /// <summary>Asked under the lock after each change; null means: still blocked.</summary>
    public Func<FakeLivyResponse?>? Ready { get; }

    public static implicit operator Answer(FakeLivyResponse response) => new(response, null);

    public static Answer When(Func<FakeLivyResponse?> ready) => ready() is { } now ? new(now, null) : new(null, ready);
}
