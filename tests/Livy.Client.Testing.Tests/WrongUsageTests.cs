namespace Livy.Client.Testing.Tests;

/// <summary>What a test says wrongly is refused where it says it: later it would look like a bug of the code under test.</summary>
public sealed class WrongUsageTests : IDisposable
{
    private static readonly TimeSpan Negative = TimeSpan.FromSeconds(-1);

    private readonly FakeLivy _livy = new(timeProvider: new SimulatedClock());

    public static TheoryData<string, Action<FakeLivy>> Refused => new()
    {
        { "starts with a slash", static livy => livy.When(Stub.Get("sessions")) },
        { "starts with a slash", static livy => livy.When(Stub.Get("http://livy/sessions")) },
        { "WithQuery", static livy => livy.When(Stub.Get("/sessions?from=0")) },
        { "a whole segment", static livy => livy.When(Stub.Get("/sessions/{id")) },
        { "a whole segment", static livy => livy.When(Stub.Get("/sessions/x{id}")) },
        { "{…}", static livy => livy.When(Stub.Get("/sessions/*")) },
        { "method", static livy => livy.When(Stub.For("", "/sessions")) },
        { "stub", static livy => livy.When(null!) },
        { "retryAfter", static livy => livy.When(Stub.Any()).ReplyRetryAfter(503, Negative) },
        { "whole seconds", static livy => livy.When(Stub.Any()).ReplyRetryAfter(503, TimeSpan.FromMilliseconds(500)) },
        { "time", static livy => livy.When(Stub.Any()).Delay(Negative) },
        { "time", static livy => livy.When(Stub.Any()).ArrivesAfter(Negative) },
        { "count", static livy => livy.When(Stub.Any()).Times(0) },
        { "status", static livy => livy.When(Stub.Any()).Reply(99) },
        { "bytes", static livy => livy.When(Stub.Any()).Truncate(-1) },
        { "code", static livy => livy.OnStatement((string)null!) },
        { "time", static livy => livy.OnStatement("x").Takes(Negative) },
        { "count", static livy => livy.OnStatement("x").Times(0) },
        { "from 0 to 1", static livy => livy.OnStatement("x").Progress(0.5, 50) },
        { "json", static livy => livy.OnStatement("x").ReturnsJson("{oops") },
        { "JSON object", static livy => livy.OnStatement("x").ReturnsData("[1]") },
        { "time", static livy => livy.OnSession().StartsIn(Negative) },
        { "count", static livy => livy.OnSession().Times(-1) },
        { "file", static livy => livy.OnBatch("") },
        { "time", static livy => livy.OnBatch("/a.jar").Takes(Negative) },
        { "count", static livy => livy.OnBatch("/a.jar").Times(0) },
        { "className", static livy => livy.OnJob("") },
        { "time", static livy => livy.OnJob().Takes(Negative) },
        { "count", static livy => livy.OnJob().Times(0) },
        { "code", static livy => livy.OnCompletion((string)null!) },
        { "time", static livy => livy.OnCompletion("x").Takes(Negative) },
        { "count", static livy => livy.OnCompletion("x").Times(0) },
        { "1/12", static livy => livy.Faults.SetAll(0.2) },
        { "probability", static livy => livy.Faults.DropAfter = 2 },
        { "starts with a slash", static livy => livy.Options.BasePath = "gateway" },
        { "StateRetain", static livy => livy.Options.StateRetain = Negative },
        { "A period is longer than zero", static livy => livy.Options.GarbageCollectionInterval = TimeSpan.Zero },
        { "RetainedStatements", static livy => livy.Options.RetainedStatements = -1 },
        { "RpcMaxSize", static livy => livy.Options.RpcMaxSize = -1 },
        { "BasicPassword", static _ => new FakeLivy(new FakeLivyOptions { BasicUser = "alice" }).Dispose() },
        { "profile 42", static _ => new FakeLivy(new FakeLivyOptions { Profile = (LivyProfile)42 }).Dispose() },
        { "session 7", static livy => livy.KillSession(7) },
        { "session 7", static livy => livy.LoseChannel(7) },
    };

    public void Dispose() => _livy.Dispose();

    [Theory]
    [MemberData(nameof(Refused))]
    public void Call_WithWhatCannotBeMeant_SaysWhatIsWrong(string words, Action<FakeLivy> call) =>
        Should.Throw<Exception>(() => call(_livy)).Message.ShouldContain(words);

    [Fact]
    public async Task Is_PathWithoutSlash_IsRefusedInsteadOfNeverTrue()
    {
        using var client = new RawClient(_livy);
        await client.GetAsync("/sessions");

        Should.Throw<ArgumentException>(() => _livy.Requests[0].Is("GET", "sessions")).Message.ShouldContain("starts with a slash");
    }
}
