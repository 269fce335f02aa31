namespace Livy.Client.ConformanceTests;

/// <summary>Sessions from their creation to their end; nothing here runs code.</summary>
[RunsOn(TestServer.Mock, TestServer.Mock09, TestServer.Real)]
public sealed class SessionCases(CaseServers servers) : ConformanceCases(servers)
{
    [ConformanceFact(LeansOn.Original)]
    public async Task GetVersionAsync_NamesTheRelease()
    {
        var version = await Livy.GetVersionAsync(Token);

        version.Version!.ShouldStartWith("0.");
        version.Revision.ShouldNotBeNullOrEmpty();
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task CreateAsync_ReturnsWhileTheSessionStarts()
    {
        await using var session = await Livy.Sessions.CreateAsync(new SessionSpec(SessionKind.PySpark), Token);

        var state = await session.GetStateAsync(Token);

        session.IsOwned.ShouldBeTrue();
        state.ShouldBe(SessionState.Starting);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task GetAsync_OfAReadySession_ShowsWhatWasAskedFor()
    {
        var session = await SessionAsync(SessionKind.PySpark);

        var info = await session.GetAsync(Token);

        info.Id.ShouldBe(session.Id);
        info.Name!.ShouldStartWith("pyspark-");
        info.Kind.ShouldBe(SessionKind.PySpark);
        info.State.ShouldBe(SessionState.Idle);
        info.Owner.ShouldBeNull();
        info.ProxyUser.ShouldBeNull();
        info.AppInfo.ShouldNotBeNull();
        info.Log.ShouldNotBeEmpty();
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task Attach_ByIdOrName_ReachesTheSameSession()
    {
        var started = await SessionAsync(SessionKind.PySpark);
        var name = (await started.GetAsync(Token)).Name!;

        var byId = await Livy.Sessions.Attach(started.Id).GetAsync(Token);
        var byName = await Livy.Sessions.Attach(name).GetAsync(Token);

        byId.Name.ShouldBe(name);
        byName.Id.ShouldBe(started.Id);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task Attach_Disposed_LeavesTheSession()
    {
        var started = await SessionAsync(SessionKind.PySpark);

        await using (Livy.Sessions.Attach(started.Id))
        {
        }

        (await started.GetStateAsync(Token)).ShouldBe(SessionState.Idle);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task DisposeAsync_OfAnOwnedSession_DeletesIt()
    {
        var session = await Livy.Sessions.CreateAsync(new SessionSpec(SessionKind.PySpark), Token);

        await session.DisposeAsync();

        await Should.ThrowAsync<LivySessionFailedException>(() => session.GetAsync(Token));
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task LeaveRunning_Disposed_LeavesTheSession()
    {
        var session = await Livy.Sessions.CreateAsync(new SessionSpec(SessionKind.PySpark), Token);

        await session.LeaveRunning().DisposeAsync();

        var left = Livy.Sessions.Attach(session.Id);
        (await left.GetStateAsync(Token)).ShouldBe(SessionState.Starting);
        await left.DeleteAsync(Token);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task DeleteAsync_Twice_IsFine()
    {
        var session = await Livy.Sessions.CreateAsync(new SessionSpec(SessionKind.PySpark), Token);
        await session.DeleteAsync(Token);

        await session.DeleteAsync(Token);

        session.IsOwned.ShouldBeFalse();
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task StopAsync_LeavesADeadSessionToBeLookedAt()
    {
        await using var session = await Livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark), Token);
        var watch = session.WatchAsync(Token).Select(change => change.State).ToListAsync(Token);

        await session.StopAsync(Token);

        var states = await watch;
        states[^1].ShouldBe(SessionState.Dead);
        (await session.Log.ReadAllAsync(Token)).Lines.ShouldContain("stdout: ");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task TouchAsync_ReturnsTheSession()
    {
        var session = await SessionAsync(SessionKind.PySpark);

        var info = await session.TouchAsync(Token);

        info.Id.ShouldBe(session.Id);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task As_OnAServerWithoutImpersonation_IsAccepted()
    {
        var alice = Livy.As("alice");

        await using var session = await alice.Sessions.CreateAsync(new SessionSpec(SessionKind.PySpark) { ProxyUser = "bob" }, Token);
        var info = await session.GetAsync(Token);

        info.ProxyUser.ShouldBeNull();
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task ListPageAsync_OfOne_SaysHowManyThereAre()
    {
        var session = await SessionAsync(SessionKind.PySpark);
        await using var newer = await Livy.Sessions.CreateAsync(new SessionSpec(SessionKind.PySpark), Token);

        var page = await Livy.Sessions.ListPageAsync(size: 1, cancellationToken: Token);

        page.Sessions.ShouldHaveSingleItem();
        page.Total.ShouldBeGreaterThanOrEqualTo(2);
        newer.Id.ShouldNotBe(session.Id);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task CreateAsync_WithEveryFieldOfEveryVersion_IsAccepted()
    {
        var session = Livy.Sessions.New(SessionKind.PySpark)
            .WithName(Names.New("all-fields"))
            .WithProxyUser("bob")
            .WithDriver("512m", cores: 1)
            .WithExecutors(number: 1, "512m", cores: 1)
            .WithQueue("default")
            .WithJars(Server.JobsJarUri)
            .WithPyFiles(Server.PiPyUri)
            .WithFiles(Server.PiPyUri)
            .WithArchives(Server.JobsJarUri)
            .WithConf("spark.ui.showConsoleProgress", "false")
            .WithHeartbeatTimeout(TimeSpan.FromMinutes(10));

        await using var created = await session.CreateAsync(Token);

        var info = await created.GetAsync(Token);
        info.Name.ShouldBe(session.Spec.Name);
        info.State.ShouldBe(SessionState.Starting);
    }
}
