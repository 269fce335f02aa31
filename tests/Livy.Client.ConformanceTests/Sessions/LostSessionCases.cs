namespace Livy.Client.ConformanceTests;

/// <summary>Sessions that are lost while they are used.</summary>
[RunsOn(TestServer.Mock, TestServer.Real)]
public sealed class LostSessionCases(CaseServers servers) : ConformanceCases(servers)
{
    private const string ExitInterpreter = "import os\nos._exit(1)";
    private const string KillDriver = "import os, signal\nos.kill(int(sc._jvm.java.lang.ProcessHandle.current().pid()), signal.SIGKILL)\nimport time\ntime.sleep(5)";

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_CodeThatKillsTheInterpreter_SaysThatItIsDeadForGood()
    {
        OnMock(ExitInterpreter, answer => answer.BreaksInterpreter());
        await using var session = await Livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark), Token);

        var first = await Should.ThrowAsync<LivyStatementFailedException>(() => session.RunAsync(ExitInterpreter, Token));
        var second = await Should.ThrowAsync<LivyStatementFailedException>(() => session.RunAsync("1 + 1", Token));

        first.Error!.IsInterpreterDead.ShouldBeTrue();
        first.Message.ShouldContain("replace the session");
        second.Error!.IsInterpreterDead.ShouldBeTrue();
        await session.WatchAsync(Token).FirstAsync(change => change.State == SessionState.Error, Token);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task RunAsync_CodeThatKillsTheDriver_SaysThatTheOutcomeIsUnknown()
    {
        OnMock(KillDriver, answer => answer.KillsSession());
        await using var session = await Livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark), Token);

        var failure = await Should.ThrowAsync<LivySessionFailedException>(() => session.RunAsync(KillDriver, Token));

        failure.OutcomeUnknown.ShouldBeTrue();
        failure.SessionId.ShouldBe(session.Id);
        failure.State.ShouldBe(SessionState.Dead);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task RunAsync_InASessionThatSomebodyDeletes_SaysThatTheOutcomeIsUnknown()
    {
        OnMock("import time\ntime.sleep(60)", answer => answer.Takes(TimeSpan.FromMinutes(1)));
        await using var session = await Livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark), Token);
        var statement = await session.SubmitAsync("import time\ntime.sleep(60)", cancellationToken: Token);
        var wait = statement.WaitAsync(cancellationToken: Token);

        await Livy.Sessions.Attach(session.Id).DeleteAsync(Token);

        var failure = await Should.ThrowAsync<LivySessionFailedException>(() => wait);
        failure.OutcomeUnknown.ShouldBeTrue();
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task SubmitAsync_ToAStoppedSession_IsRefused()
    {
        await using var session = await Livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark), Token);
        await session.StopAsync(Token);

        var submit = await Should.ThrowAsync<LivySessionFailedException>(() => session.SubmitAsync("1", cancellationToken: Token));
        var get = await Should.ThrowAsync<LivySessionFailedException>(() => session.AttachStatement(0).GetAsync(Token));
        var upload = await Should.ThrowAsync<LivySessionFailedException>(() => session.Files.AddFileAsync(Server.PiPyUri, Token));

        new[] { submit, get, upload }.ShouldAllBe(failure => failure.State == SessionState.Dead && failure.LogTail.Count > 0);
    }
}
