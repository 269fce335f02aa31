using System.Runtime.ExceptionServices;

namespace Livy.Client;

/// <summary>
/// Submits one statement, once. When the answer is missing, the statement is looked for by the mark behind its code; if it is not found it is not sent again, unless it certainly did not arrive.
/// </summary>
/// <param name="calls">The routes, with repeats of what can be repeated.</param>
/// <param name="polls">The routes, without.</param>
/// <param name="session">The session.</param>
/// <param name="cursor">How far its statements are known to go.</param>
/// <param name="services">The settings and the clock.</param>
/// <param name="abandoned">Cancelled when the caller has left: nothing is sent again then.</param>
internal sealed class StatementSubmission(
    ILivyApi calls, ILivyApi polls, ApplicationIdentity session, StatementCursor cursor, SubmissionServices services, CancellationToken abandoned)
{
    /// <summary>Where the numbers of a session's statements begin is looked for in steps below the number that a driver keeps (100 by default), so far.</summary>
    private const int ProbeStep = 25;

    private const int LastProbe = 2500;

    private readonly long _started = services.Time.GetTimestamp();

    private LivySubmissionOptions Options => services.Options.Submission;

    /// <summary>Submits it.</summary>
    /// <param name="request">The code, with its mark.</param>
    /// <param name="nonce">The mark; <see langword="null"/> for none.</param>
    /// <param name="candidate">Names what may be there in an exception.</param>
    /// <returns>Its number, and what the server showed of it if it did.</returns>
    public async Task<(LivyId Id, StatementInfo? Info)> RunAsync(CreateStatementRequest request, string? nonce, LivyCandidate candidate)
    {
        var pauses = services.NewBackOff();
        while (true)
        {
            LivyException failure;
            try
            {
                var submitted = await calls.CreateStatementAsync(session.Address, request, cancellationToken: CancellationToken.None).ConfigureAwait(false);
                cursor.Saw(submitted.Id);
                return (submitted.Id, submitted);
            }
            catch (LivyApiException answer) when (answer.Verdict is Verdict.StillStarting || answer.MeansGone)
            {
                throw;
            }
            catch (LivyException error)
            {
                failure = error;
            }

            if (SubmissionServices.LeavesOpen(failure))
            {
                if (!failure.CreatedId.IsDefault)
                {
                    return (failure.CreatedId, null);
                }

                if (nonce is not null && await FindAsync(nonce, candidate).ConfigureAwait(false) is { } found)
                {
                    LogMessages.StatementFound(services.Logger, session.Id, found.Id);
                    return (found.Id, found);
                }

                failure.Concern(candidate);
                ExceptionDispatchInfo.Throw(failure);
            }

            if (!MayGoOn(failure))
            {
                ExceptionDispatchInfo.Throw(failure);
            }

            await pauses.PauseAsync(failure, abandoned).ConfigureAwait(false);
        }
    }

    /// <summary>Whether it was turned away for now, before it reached the session.</summary>
    private bool MayGoOn(LivyException failure) =>
        Options.RetryWhenBusy
        && !abandoned.IsCancellationRequested
        && services.Time.GetElapsedTime(_started) < Options.Timeout
        && failure is LivyApiException { Verdict: Verdict.Transient } answer
        && (answer.ErrorCode == LivyErrorCode.Throttled || answer.ErrorCode == LivyErrorCode.TooManySessions);

    /// <summary>
    /// Looks for it by single requests, upwards to the first number that there is not. Not by the list: that carries every kept output, and above <c>livy.rsc.rpc.max.size</c> it hangs and can cost the session.
    /// </summary>
    private async Task<StatementInfo?> FindAsync(string nonce, LivyCandidate candidate)
    {
        var began = services.Time.GetTimestamp();
        var pauses = services.NewBackOff();
        long? next = cursor.Next;
        while (true)
        {
            LivyException? fault = null;
            try
            {
                next ??= await FirstAsync().ConfigureAwait(false);
                while (await TryGetAsync(next.Value).ConfigureAwait(false) is { } seen)
                {
                    if (seen.Nonce == nonce)
                    {
                        return seen;
                    }

                    next++;
                }

                if (abandoned.IsCancellationRequested || services.Time.GetElapsedTime(began) >= Options.SettleTime)
                {
                    return null;
                }
            }
            catch (LivyApiException gone) when (gone.MeansGone)
            {
                // With its session. The caller learns of that first.
                gone.Concern(candidate);
                throw;
            }
            catch (LivyException error)
            {
                LogMessages.PollFailedAgain(services.Logger, session.ToString(), OneLine.Of(error.Message));
                fault = error;
                if (services.Time.GetElapsedTime(_started) >= Options.Timeout)
                {
                    return null;
                }
            }

            await pauses.PauseAsync(fault, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>A number at or below the first one that is kept; 0 if none is found.</summary>
    private async Task<long> FirstAsync()
    {
        for (var number = 0; number <= LastProbe; number += ProbeStep)
        {
            if (await TryGetAsync(number).ConfigureAwait(false) is not null)
            {
                return number;
            }
        }

        return 0;
    }

    private async Task<StatementInfo?> TryGetAsync(long number)
    {
        try
        {
            var seen = await polls.GetStatementAsync(session.Address, number, cancellationToken: CancellationToken.None).ConfigureAwait(false);
            cursor.Saw(seen.Id);
            return seen;
        }
        catch (LivyApiException none) when (none.ErrorCode == LivyErrorCode.StatementNotFound)
        {
            return null;
        }
    }
}
