using System.Net;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>
/// Creates one session or batch, once: sends the request, and again only where that can not create a second one. A create under a name with our random part may be sent again, for the server refuses a second one
/// of that name; every other one only when it certainly was not carried out.
/// </summary>
/// <typeparam name="TInfo">What the server shows of it.</typeparam>
internal sealed class ApplicationCreation<TInfo>
    where TInfo : class, IApplicationInfo
{
    /// <summary>How long something must not change until it counts as the phantom of a refused create.</summary>
    private static readonly TimeSpan PhantomAge = TimeSpan.FromSeconds(30);

    private readonly ApplicationRoutes<TInfo> _routes;
    private readonly Func<Task<TInfo>> _post;
    private readonly SubmittedName _name;
    private readonly SubmissionServices _services;
    private readonly CancellationToken _abandoned;
    private readonly long _started;
    private int _openRequests;
    private bool _isClosed;

    /// <param name="routes">The routes, without repeats.</param>
    /// <param name="post">Sends the request.</param>
    /// <param name="name">The name in it.</param>
    /// <param name="services">The settings, the clock and what looks after what is left.</param>
    /// <param name="abandoned">Cancelled when the caller has left: nothing is sent again then.</param>
    public ApplicationCreation(ApplicationRoutes<TInfo> routes, Func<Task<TInfo>> post, SubmittedName name, SubmissionServices services, CancellationToken abandoned)
    {
        _routes = routes;
        _post = post;
        _name = name;
        _services = services;
        _abandoned = abandoned;
        _started = services.Time.GetTimestamp();
    }

    private LivySubmissionOptions Options => _services.Options.Submission;

    private TimeProvider Time => _services.Time;

    private bool IsOver => _isClosed || _abandoned.IsCancellationRequested || Time.GetElapsedTime(_started) >= Options.Timeout;

    /// <summary>Creates it.</summary>
    /// <param name="candidate">Names it in an exception that says that it may be there.</param>
    /// <returns>What was created, and until when a request that creates it again may still be on its way.</returns>
    public async Task<(TInfo Info, long LateUntil)> RunAsync(Func<LivyId, LivyCandidate?> candidate)
    {
        var pauses = _services.NewBackOff();
        while (true)
        {
            LivyException failure;
            try
            {
                return Done(await _post().ConfigureAwait(false));
            }
            catch (LivyException error)
            {
                failure = error;
            }
            catch (ObjectDisposedException disposed) when (_openRequests > 0)
            {
                _isClosed = true;
                failure = LivyConnectionException.Disposed($"The {_routes.Noun} could not be submitted again: the client was disposed.", mayHaveReachedServer: false, disposed);
            }

            if (await FindAsync(failure).ConfigureAwait(false) is { } found)
            {
                LogMessages.SubmissionFound(_services.Logger, _routes.Noun, found.Id);
                return Done(found);
            }

            if (!MayGoOn(failure))
            {
                await EndAsync(failure, candidate).ConfigureAwait(false);
            }

            LogMessages.SubmittingAgain(_services.Logger, _routes.Noun, _name.Text ?? "without a name", failure.GetType().Name);
            await pauses.PauseAsync(failure, _abandoned).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_abandoned.IsCancellationRequested)
            {
                await EndAsync(failure, candidate).ConfigureAwait(false);
            }
        }
    }

    private static bool IsDuplicate(LivyException failure) => failure is LivyApiException { ErrorCode: var code } && code == LivyErrorCode.DuplicateName;

    private static bool IsBusy(LivyException failure) =>
        failure is LivyApiException { Verdict: Verdict.Transient } answer
        && (answer.ErrorCode == LivyErrorCode.Throttled || answer.ErrorCode == LivyErrorCode.TooManySessions || answer.RetryAfter is not null);

    private (TInfo Info, long LateUntil) Done(TInfo info) =>
        (info, _openRequests == 0 ? 0 : Time.GetTimestamp() + (long)(Options.CleanupTime.TotalSeconds * Time.TimestampFrequency));

    /// <summary>Finds what a request whose answer is missing has created.</summary>
    private async Task<TInfo?> FindAsync(LivyException failure)
    {
        var isOpen = SubmissionServices.LeavesOpen(failure);
        if (isOpen && !failure.CreatedId.IsDefault && await TryGetAsync(failure.CreatedId).ConfigureAwait(false) is { } created && (_name.Text is null || created.Name == _name.Text))
        {
            return created;
        }

        _openRequests += isOpen ? 1 : 0;
        if (!_name.IsIdentity || !(isOpen || IsDuplicate(failure) || _openRequests > 0))
        {
            return null;
        }

        return await LookUpAsync(untilSettled: isOpen || IsDuplicate(failure)).ConfigureAwait(false);
    }

    /// <summary>Looks for the name until it is there, or for as long as it may show late.</summary>
    private async Task<TInfo?> LookUpAsync(bool untilSettled)
    {
        var began = Time.GetTimestamp();
        var pauses = _services.NewBackOff();
        long? phantomSince = null;
        while (true)
        {
            try
            {
                var found = await _routes.GetAsync(_name.Text!, CancellationToken.None).ConfigureAwait(false);
                if (!_routes.MayBePhantom(found))
                {
                    return found;
                }

                phantomSince ??= Time.GetTimestamp();
                if (Time.GetElapsedTime(phantomSince.Value) >= PhantomAge)
                {
                    // What a refused create left, whose refusal was lost: sent again, it is heard.
                    await _routes.DeleteAsync(_name.Text!, CancellationToken.None).ConfigureAwait(false);
                    return null;
                }

                if (_abandoned.IsCancellationRequested || _services.Closing.IsCancellationRequested)
                {
                    // There is no time to prove it: whoever gets the handle knows of it, and an abandoned one is deleted in any case.
                    return found;
                }
            }
            catch (LivyApiException gone) when (gone.MeansGone)
            {
                if (!untilSettled || Time.GetElapsedTime(began) >= Options.SettleTime)
                {
                    return null;
                }
            }
            catch (LivyException fault)
            {
                LogMessages.PollFailedAgain(_services.Logger, $"{_routes.Noun} {_name.Text}", OneLine.Of(fault.Message));
                if (IsOver)
                {
                    return null;
                }
            }
            catch (ObjectDisposedException)
            {
                _isClosed = true;
                return null;
            }

            await pauses.PauseAsync(failure: null, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task<TInfo?> TryGetAsync(LivyId id)
    {
        try
        {
            return await _routes.GetAsync(id, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is LivyException or ObjectDisposedException)
        {
            LogMessages.PollFailedAgain(_services.Logger, $"{_routes.Noun} {id}", OneLine.Of(fault.Message));
            return null;
        }
    }

    /// <summary>Whether the request may be sent again, now that nothing was found.</summary>
    private bool MayGoOn(LivyException failure)
    {
        if (IsOver)
        {
            return false;
        }

        // The server itself sees to it that there is one of a name at most.
        if (_name.IsIdentity && (_openRequests > 0 || IsDuplicate(failure)))
        {
            return !IsRefusal(failure);
        }

        return IsBusy(failure) && Options.RetryWhenBusy && (!SubmissionServices.LeavesOpen(failure) || _name.IsAddress);
    }

    /// <summary>Whether Livy itself says no, which it will say again.</summary>
    private static bool IsRefusal(LivyException failure) =>
        failure is LivyApiException { Verdict: Verdict.Permanent, MayHaveReachedServer: false } answer
        && !IsDuplicate(failure)
        && answer.ErrorCode != LivyErrorCode.Unauthenticated && answer.ErrorCode != LivyErrorCode.AccessDenied && answer.ErrorCode != LivyErrorCode.Redirected
        && answer.ErrorCode != LivyErrorCode.UnexpectedContent;

    /// <summary>Ends without success: says what may be there, and has it cleaned up.</summary>
    private async Task EndAsync(LivyException failure, Func<LivyId, LivyCandidate?> candidate)
    {
        if (_openRequests == 0 || IsRefusal(failure))
        {
            // That Livy refuses it for what it asks for proves that the name was free: no request before it was carried out, and one that is still on its way will be refused, too.
            await RemovePhantomAsync(failure, candidate).ConfigureAwait(false);
        }
        else if (candidate(_name.Text is null ? failure.CreatedId : _name.Text) is { } what)
        {
            failure.Concern(what);
            if (_name.IsIdentity)
            {
                Watch(what, _openRequests);
            }
        }

        ExceptionDispatchInfo.Throw(failure);
    }

    /// <summary>A refused batch may stay registered, and keep the name.</summary>
    private async Task RemovePhantomAsync(LivyException refusal, Func<LivyId, LivyCandidate?> candidate)
    {
        if (_routes is not BatchRoutes || !_name.IsAddress || refusal is not LivyApiException { StatusCode: HttpStatusCode.BadRequest or HttpStatusCode.InternalServerError } answer
            || IsDuplicate(refusal) || answer.ErrorCode == LivyErrorCode.TooManySessions || answer.ErrorCode == LivyErrorCode.UnknownField || answer.ErrorCode == LivyErrorCode.InvalidName)
        {
            return;
        }

        if (!_name.IsUnique)
        {
            // By now the name may be a stranger's, whose healthy batch looks the same at first.
            var phantom = new ExactPhantom<TInfo>(_routes, _name.Text!, PhantomAge, Time);
            _services.Leftovers.Watch(new Leftover(candidate(_name.Text)!, Requests: 1, phantom.TryDeleteAsync));
            return;
        }

        try
        {
            await _routes.TryDeleteAsync(_name.Text!, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is LivyException or ObjectDisposedException)
        {
            _openRequests++;
        }

        if (_openRequests > 0)
        {
            Watch(candidate(_name.Text)!, _openRequests);
        }
    }

    private void Watch(LivyCandidate candidate, int requests) =>
        _services.Leftovers.Watch(new Leftover(candidate, requests, cancellationToken => _routes.TryDeleteAsync(_name.Text!, cancellationToken)));
}
