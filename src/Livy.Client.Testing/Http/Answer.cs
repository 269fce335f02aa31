namespace Livy.Client.Testing;

/// <summary>What a route returns: a response at once, or a question to ask again whenever something has happened to a session or batch.</summary>
internal readonly struct Answer
{
    private Answer(FakeLivyResponse? response, LivyEntry? subject, Func<FakeLivyResponse?>? ready)
    {
        Response = response;
        Subject = subject;
        Ready = ready;
    }

    public FakeLivyResponse? Response { get; }

    /// <summary>On what the request is blocked.</summary>
    public LivyEntry? Subject { get; }

    /// <summary>Asked under the lock after each change of the subject; null means: still blocked.</summary>
    public Func<FakeLivyResponse?>? Ready { get; }

    public static implicit operator Answer(FakeLivyResponse response) => new(response, null, null);

    public static Answer When(LivyEntry subject, Func<FakeLivyResponse?> ready) => ready() is { } now ? now : new Answer(null, subject, ready);
}
