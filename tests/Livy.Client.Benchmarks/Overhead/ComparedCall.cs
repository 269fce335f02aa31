namespace Livy.Client.Benchmarks;

/// <summary>One call, done in five ways.</summary>
/// <param name="Name">For the report.</param>
/// <param name="Key">For the JSON.</param>
/// <param name="Answer">What the server says.</param>
/// <param name="CallsPerTurn">How many make a turn: enough for the clock, and so few that a turn is seldom interrupted.</param>
/// <param name="HasTarget">Whether the targets hold for it.</param>
/// <param name="ByHand">Over <see cref="HttpClient"/>.</param>
/// <param name="ThroughApi">Through <see cref="ILivyApi"/>.</param>
/// <param name="ThroughHandle">Through a handle, so under the resilience pipeline.</param>
internal sealed record ComparedCall(
    string Name,
    string Key,
    Answer Answer,
    int CallsPerTurn,
    bool HasTarget,
    Func<HandWritten, Task> ByHand,
    Func<ILivyApi, Task> ThroughApi,
    Func<LivySession, LivyStatement, Task> ThroughHandle)
{
    /// <summary>The ways over one handler: by hand, through <see cref="ILivyApi"/> over the handler and over a given <see cref="HttpClient"/>, through a handle, and through Refit alone.</summary>
    public IReadOnlyList<Variant> Variants(HttpMessageHandler handler, Uri endpoint)
    {
        var byHand = new HandWritten(Http.CreateClient(handler), endpoint);
        var options = new LivyClientOptions { Endpoint = endpoint };
        var client = new LivyClient(handler, options, disposeHandler: false);
        var given = new LivyClient(Http.CreateClient(handler), options).Api;
        var api = client.Api;
        var refit = BareRefit.Over(handler, endpoint);
        var session = client.Sessions.Attach(Answers.SessionId);
        var statement = session.AttachStatement(Answer == Answers.LargeStatement ? Answers.LargeStatementId : Answers.StatementId);
        return
        [
            new Variant($"{Name} by hand", () => ByHand(byHand)),
            new Variant($"{Name} through ILivyApi", () => ThroughApi(api)),
            new Variant($"{Name} through ILivyApi over a given HttpClient", () => ThroughApi(given)),
            new Variant($"{Name} through a handle", () => ThroughHandle(session, statement)),
            new Variant($"{Name} through Refit alone", () => ThroughApi(refit)),
        ];
    }
}
