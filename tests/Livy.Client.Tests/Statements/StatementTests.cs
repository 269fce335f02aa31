using Livy.Client.Testing;

namespace Livy.Client.Tests;

/// <summary>A session 7 on a stub, whose statement 0 waits, runs and brings 2 unless a test says otherwise.</summary>
public abstract class StatementTests
{
    private protected const string Post = "POST /sessions/7/statements";
    private protected const string Get = "GET /sessions/7/statements/0";
    private protected const string Cancel = "POST /sessions/7/statements/0/cancel";

    private protected readonly SimulatedClock _time = new();
    private protected readonly StubLivy _server = new StubLivy()
        .On(Post, Answers.Created(Bodies.Statement(0, "waiting")))
        .On(Get, Answers.Ok(Bodies.Statement(0, "waiting")), Answers.Ok(Bodies.Statement(0, "running")), Answers.Ok(Bodies.Available(0, "2")))
        .On(Cancel, Answers.Ok("""{"msg":"canceled"}"""))
        .On("GET /sessions/7", Answers.Ok(Bodies.Session(7, "idle")))
        .On("GET /sessions/7/state", Answers.Ok(Bodies.State(7, "dead")))
        .On("GET /sessions/7/log", Answers.Ok(Bodies.Log("stderr", "java.lang.OutOfMemoryError: Java heap space")));

    private protected LivySession Session(Action<LivyClientOptions>? configure = null) => _server.CreateClient(_time, configure).Sessions.Attach(7);
}
