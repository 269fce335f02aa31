namespace Livy.Client;

/// <summary>
/// Finds the session of a name, or starts it. The server sees to it that there is one of a name: whoever loses the race is refused and takes the winner's. One that is of no more use is deleted by number, after
/// it was looked at again, so that its successor, which another process may have started meanwhile, is not hit.
/// </summary>
/// <param name="sessions">Creates it.</param>
/// <param name="core">The settings and the clock.</param>
/// <param name="spec">What to start.</param>
/// <param name="options">How.</param>
internal sealed class SharedSessionStart(LivySessions sessions, ClientCore core, SessionSpec spec, GetOrStartOptions options)
{
    /// <summary>Processes that begin at the same moment, as after a deployment, look again at different ones.</summary>
    private static readonly TimeSpan LongestJitter = TimeSpan.FromMilliseconds(500);

    private readonly SessionServices _services = sessions.Services;
    private readonly BackOff _pauses = core.Submissions.NewBackOff();
    private readonly long _began = core.Time.GetTimestamp();

    public TimeProvider Time => core.Time;

    /// <summary>Who the caller is to the server; <see langword="null"/> if that is not known.</summary>
    public string? Caller => core.Options.Authentication?.UserName;

    /// <summary>Whether a session of the name may be what this client has started and not prepared.</summary>
    public bool MayBeOurs { get; private set; }

    private TimeSpan Limit => options.StartTimeout ?? core.Options.Waiting.SessionStartTimeout;

    private TimeSpan Left => Limit - Time.GetElapsedTime(_began) is var left && left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1);

    /// <summary>Lets work go on although all callers have left.</summary>
    public void Keep(Task work) => core.Creates.Keep(work);

    /// <summary>Keeps it from the server's heartbeat check as long as this client has it, whoever started it.</summary>
    public SessionHeartbeat? BeginHeartbeat(HeldSession held) => _services.Heartbeats.Start(held.Handle.Identity, held.Info.HeartbeatTimeout ?? spec.HeartbeatTimeout);

    /// <summary>Finds or starts it.</summary>
    /// <param name="before">What this client had under the name.</param>
    /// <param name="mayBeOurs">Whether what is found may be what this client has started and not prepared.</param>
    public async Task<HeldSession> RunAsync(HeldSession? before, bool mayBeOurs)
    {
        MayBeOurs = mayBeOurs;
        await sessions.RequireNamesAsync(core.Calls.Closing).ConfigureAwait(false);
        var hasLookedTwice = false;
        while (true)
        {
            if (await FindAsync().ConfigureAwait(false) is { } found)
            {
                if (await TryTakeAsync(found, before).ConfigureAwait(false) is { } held)
                {
                    return held;
                }
            }
            else if (!hasLookedTwice)
            {
                hasLookedTwice = true;
                await Task.Delay(LongestJitter * Random.Shared.NextDouble(), Time, core.Calls.Closing).ConfigureAwait(false);
                continue;
            }
            else
            {
                LivySession? created = null;
                try
                {
                    created = await sessions.CreateAsync(spec, core.Calls.Closing).ConfigureAwait(false);
                }
                catch (LivyException lost) when (MayBeThere(lost) && Time.GetElapsedTime(_began) < Limit)
                {
                    // Whoever has the name is the one: a second of it can not come to be.
                    MayBeOurs |= lost.MayHaveReachedServer;
                }

                if (created is not null && await TryPrepareAsync(created, NextGeneration(before)).ConfigureAwait(false) is { } started)
                {
                    return started;
                }
            }

            if (Time.GetElapsedTime(_began) >= Limit)
            {
                throw new LivyTimeoutException($"The session '{OneLine.Of(spec.Name!)}' could be neither found nor started within {Limit}.", Limit, spec.Name);
            }

            await _pauses.PauseAsync(failure: null, core.Calls.Closing).ConfigureAwait(false);
        }
    }

    private static int NextGeneration(HeldSession? before) => (before?.Handle.Generation ?? 0) + 1;

    private static bool MayBeThere(LivyException failure) => failure.MayHaveReachedServer || failure is LivyApiException { ErrorCode: var code } && code == LivyErrorCode.DuplicateName;

    private static bool AreSame(SessionInfo one, SessionInfo other) =>
        one.Id == other.Id && one.Name == other.Name && one.Owner == other.Owner && (one.AppId is null || other.AppId is null || one.AppId == other.AppId);

    /// <summary>Whether it has ended or is about to, is broken, or has lost its driver, which its state does not say.</summary>
    private static bool IsOfNoUse(SessionInfo info, HeldSession? before) =>
        info.State.IsTerminal || info.State == SessionState.Error || info.State == SessionState.ShuttingDown
        || (before is not null && before.Handle.Identity.IsBroken && AreSame(before.Info, info));

    private async Task<SessionInfo?> FindAsync()
    {
        try
        {
            return await _services.Calls.GetSessionAsync(spec.Name!, cancellationToken: core.Calls.Closing).ConfigureAwait(false);
        }
        catch (LivyApiException gone) when (gone.MeansGone)
        {
            return null;
        }
    }

    /// <summary>Takes what is there once it is ready, or takes it away; <see langword="null"/> if one has to look again.</summary>
    private async Task<HeldSession?> TryTakeAsync(SessionInfo found, HeldSession? before)
    {
        if (IsOfNoUse(found, before))
        {
            await RemoveAsync(found, before).ConfigureAwait(false);
            return null;
        }

        var isSame = before is { IsLost: false } && AreSame(before.Info, found);
        var identity = isSame ? before!.Handle.Identity : ApplicationIdentity.Remembered(SessionRoutes.Noun, found, spec.Name!, isUnique: false);
        identity.SqlRowLimit = spec.SaidSqlRowLimit ?? SqlRows.DefaultLimit;
        SessionInfo ready;
        try
        {
            ready = found.State.IsReady ? found : await _services.Waits.UntilReadyAsync(identity, Left, progress: null, core.Calls.Closing).ConfigureAwait(false);
        }
        catch (LivySessionFailedException)
        {
            // It failed for whoever started it, who tells; here the next look says what is to be done.
            return null;
        }

        if (isSame)
        {
            return before! with { Info = ready, Seen = Time.GetTimestamp() };
        }

        LogMessages.SharedSessionFound(core.Logger, ready.Id);
        var handle = new LivySession(ready, identity, NextGeneration(before), _services);
        if (MayBeOurs && options.OnStarted is { } prepare)
        {
            // Rather twice than never. Another process may have started it, so a failure does not delete it.
            await prepare(handle, core.Calls.Closing).ConfigureAwait(false);
        }

        return new HeldSession(handle, ready, StartedAs: null, Time.GetTimestamp());
    }

    /// <summary>Makes it ready; <see langword="null"/> if it could not be asked for and one has to look again.</summary>
    private async Task<HeldSession?> TryPrepareAsync(LivySession created, int generation)
    {
        SessionInfo ready;
        try
        {
            ready = await sessions.UntilReadyAsync(created, Left, isShared: true, core.Calls.Closing).ConfigureAwait(false);
        }
        catch (LivyException fault) when (fault is LivyApiException or LivyConnectionException)
        {
            created.LeaveRunning();
            MayBeOurs = true;
            return null;
        }

        var handle = new LivySession(ready, created.Identity, generation, _services);
        if (options.OnStarted is { } prepare)
        {
            try
            {
                await prepare(handle, core.Calls.Closing).ConfigureAwait(false);
            }
            catch
            {
                await created.TryDeleteOwnedAsync().ConfigureAwait(false);
                throw;
            }
        }

        created.LeaveRunning();
        return new HeldSession(handle, ready, spec, Time.GetTimestamp());
    }

    /// <summary>Deletes what is of no more use if it still is, by number and without repeats: each try looks first.</summary>
    private async Task RemoveAsync(SessionInfo found, HeldSession? before)
    {
        try
        {
            var again = await _services.Calls.GetSessionAsync(found.Id, cancellationToken: core.Calls.Closing).ConfigureAwait(false);
            if (AreSame(found, again) && IsOfNoUse(again, before))
            {
                LogMessages.SharedSessionReplaced(core.Logger, again.Id, OneLine.Of(again.State.Value));
                await sessions.Single.DeleteAsync(again.Id, core.Calls.Closing).ConfigureAwait(false);
            }
        }
        catch (LivyException fault) when (fault.MayPass || fault is LivyApiException { MeansGone: true })
        {
            // Somebody else was faster, or the next look finds it again.
        }
    }
}
