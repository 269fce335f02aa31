namespace Livy.Client.FaultTests;

/// <summary>One client that makes one call and gives up in the middle of it.</summary>
/// <remarks>
/// A client that is disposed ends its connections and not what its callers hold handles of: that they delete with another client, by name, as their next process would. What it was still creating it cleans up itself,
/// and so it does when a call is cancelled. Only the wait for a batch ends without its batch: the handle is on the exception.
/// </remarks>
internal sealed class CancelMoment(int number, Dice dice, StormServer server, Weather weather, CancelFigures figures)
{
    private readonly CancelledCall _call = dice.Pick(Enum.GetValues<CancelledCall>());
    private readonly GivingUp _how = dice.Pick(Enum.GetValues<GivingUp>());
    private readonly string _marker = Markers.Own(number);
    private string? _end;
    private bool _isTold;

    /// <summary>What the server knows the client by.</summary>
    public string Client { get; } = $"client-{number}";

    /// <summary>What is given up, and how.</summary>
    public string Kind => $"{_call} {_how}";

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} of {Client}{(_end is null ? "" : $", which ended with {_end}")}";

    /// <param name="patience">After how long he gives up, at the most.</param>
    /// <param name="settle">After how long nothing may run any more that he has given up.</param>
    public async Task RunAsync(TimeSpan patience, TimeSpan settle)
    {
        var client = StormClients.Make(Client, server, weather, new Latency(server.Clock, new Dice(number, 0)));
        LivySession? session = null;
        if (_call is CancelledCall.Submit or CancelledCall.Run)
        {
            session = await StartAsync(client).ConfigureAwait(false);
            if (session is null)
            {
                figures.AddEnd($"{_call}: no session");
                await client.DisposeAsync().ConfigureAwait(false);
                return;
            }
        }

        using var giveUp = new CancellationTokenSource();
        var call = CallAsync(client, session, giveUp.Token);
        await Task.Delay(patience * dice.Share(), server.Clock, CancellationToken.None).ConfigureAwait(false);
        await GiveUpAsync(client, session, giveUp).ConfigureAwait(false);
        await EndAsync(call).ConfigureAwait(false);
        await CheckStatementsAsync(settle).ConfigureAwait(false);
        if (session is not null)
        {
            await DeleteAsync(session).ConfigureAwait(false);
        }

        await client.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Makes the call, and cleans up what it hands over.</summary>
    private async Task CallAsync(LivyClient client, LivySession? session, CancellationToken cancellationToken)
    {
        switch (_call)
        {
            case CancelledCall.Start:
                var started = await client.Sessions.StartAsync(Spec(), cancellationToken).ConfigureAwait(false);
                await DeleteAsync(started).ConfigureAwait(false);
                break;
            case CancelledCall.Submit:
                var statement = await session!.SubmitAsync($"{StormServer.Endless}('{_marker}')", cancellationToken).ConfigureAwait(false);
                await CancelAsync(statement, session).ConfigureAwait(false);
                break;
            case CancelledCall.Run:
                await session!.RunAsync($"{StormServer.Endless}('{_marker}')", cancellationToken).ConfigureAwait(false);
                break;
            default:
                var spec = new BatchSpec(dice.OneIn(6) ? StormServer.RefusedFile : StormServer.LongFile) { Args = [_marker] };
                var batch = _call is CancelledCall.SubmitBatch
                    ? await client.Batches.SubmitAsync(spec, cancellationToken).ConfigureAwait(false)
                    : await client.Batches.RunAsync(spec, cancellationToken).ConfigureAwait(false);
                await DeleteAsync(batch).ConfigureAwait(false);
                break;
        }
    }

    private async Task GiveUpAsync(LivyClient client, LivySession? session, CancellationTokenSource token)
    {
        if (_how is GivingUp.DisposeClient)
        {
            await client.DisposeAsync().ConfigureAwait(false);
        }
        else if (_how is GivingUp.DisposeSession && session is not null)
        {
            await session.DisposeAsync().ConfigureAwait(false);
        }
        else
        {
            await token.CancelAsync().ConfigureAwait(false);
        }
    }

    private async Task EndAsync(Task call)
    {
        try
        {
            await call.ConfigureAwait(false);
            figures.AddEnd($"{Kind}: done");
        }
        catch (Exception error)
        {
            var candidate = (error as LivyException)?.Candidate ?? (error as LivyOperationCanceledException)?.Candidate;
            _end = $"{error.GetType().Name}, {(candidate is null ? "no candidate" : "with its candidate")}: {error.Message}";
            _isTold = candidate?.IsStatement is true && (error.Message.Contains("so it runs on", StringComparison.Ordinal) || error is LivyException { MayHaveReachedServer: true });
            figures.AddEnd($"{Kind}: {error.GetType().Name}{(candidate is null ? ", no candidate" : "")}");
            var isDocumented = error is LivyException
                || error is LivyOperationCanceledException
                || (error is OperationCanceledException && (_how is GivingUp.Cancel || (_how is GivingUp.DisposeSession && _call is not (CancelledCall.Submit or CancelledCall.Run))))
                || (error is ObjectDisposedException && _how is GivingUp.DisposeClient);
            if (!isDocumented)
            {
                figures.AddUndocumented(ToString());
            }

            await DeleteAsync(candidate).ConfigureAwait(false);
        }
    }

    /// <summary>Cancelling the wait for a batch does not end the batch: who wants that has its handle from the exception.</summary>
    private Task DeleteAsync(LivyCandidate? candidate) =>
        _call is CancelledCall.RunBatch && candidate?.Batch is { } batch ? DeleteAsync(batch) : Task.CompletedTask;

    private Task DeleteAsync(LivySession session) => TryAsync(
        "session", () => session.DeleteAsync(), other => other.Sessions.Attach(Handles.AddressOf(session)).DeleteAsync());

    private Task DeleteAsync(LivyBatch batch) => TryAsync(
        "batch", () => batch.DeleteAsync(), other => other.Batches.Attach(Handles.AddressOf(batch)).DeleteAsync());

    private Task CancelAsync(LivyStatement statement, LivySession session) => TryAsync(
        "statement", () => statement.CancelAsync(), other => other.Sessions.Attach(Handles.AddressOf(session)).AttachStatement(statement.Id).CancelAsync());

    /// <summary>Does something to what the caller has in his hands: with its handle, or with another client when that of the handle is gone.</summary>
    private async Task TryAsync(string what, Func<Task> act, Func<LivyClient, Task> actOfAnother)
    {
        for (var tries = 0; tries < 5; tries++)
        {
            try
            {
                if (_how is GivingUp.DisposeClient)
                {
                    await using var other = StormClients.Make(Client, server, weather);
                    await actOfAnother(other).ConfigureAwait(false);
                }
                else
                {
                    await act().ConfigureAwait(false);
                }

                return;
            }
            catch (LivySessionFailedException)
            {
                return;
            }
            catch (LivyException)
            {
                // There are faults here, too: the next one may succeed.
            }
        }

        figures.AddEnd($"{Kind}: the {what} could not be ended");
    }

    private async Task CheckStatementsAsync(TimeSpan settle)
    {
        if (_call is not (CancelledCall.Submit or CancelledCall.Run))
        {
            return;
        }

        await Task.Delay(settle, server.Clock).ConfigureAwait(false);
        foreach (var statement in server.Ledger.Statements.Where(statement => statement.Client == Client && statement.IsUnfinished))
        {
            var what = $"{this}: {statement.Source!.State} in {statement.Session}";
            if (_isTold)
            {
                figures.AddToldRunning(what);
            }
            else
            {
                figures.AddStillRunning(what);
            }
        }
    }

    private SessionSpec Spec() => new() { Kind = SessionKind.PySpark, Conf = { [Ledger.MarkerSetting] = _marker } };

    private async Task<LivySession?> StartAsync(LivyClient client)
    {
        for (var tries = 0; tries < 5; tries++)
        {
            try
            {
                return await client.Sessions.StartAsync(Spec()).ConfigureAwait(false);
            }
            catch (LivyException)
            {
                // There are faults here, too: the next one may start.
            }
        }

        return null;
    }
}
