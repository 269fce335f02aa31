using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Livy.Client;

/// <summary>
/// Limits each attempt by the route's timeout class and repeats what may be repeated. Above the transport, because the server's words decide what may be: see <see cref="Verdicts"/>.
/// </summary>
internal sealed class ResilientCallPolicy : CallPolicy
{
    /// <summary>More than that the pipeline does not take.</summary>
    private static readonly TimeSpan LongestLimit = TimeSpan.FromDays(1);

    private static readonly int ClassCount = Enum.GetValues<TimeoutClass>().Length;

    private readonly ResiliencePipeline[] _pipelines = new ResiliencePipeline[ClassCount * 2];
    private readonly LivyClientOptions _options;

    private ResilientCallPolicy(LivyClientOptions options, bool retries, ILogger logger)
    {
        _options = options;
        foreach (var timeoutClass in Enum.GetValues<TimeoutClass>())
        {
            _pipelines[IndexOf(timeoutClass, repeatable: false)] = Build(timeoutClass, repeatable: false, retries, logger);
            _pipelines[IndexOf(timeoutClass, repeatable: true)] = Build(timeoutClass, repeatable: true, retries, logger);
        }
    }

    /// <summary>For calls that a user makes.</summary>
    public static ResilientCallPolicy WithRetries(LivyClientOptions options, ILogger logger) => new(options, retries: true, logger);

    /// <summary>For looks at work that is waited for: whoever waits has a schedule of his own.</summary>
    public static ResilientCallPolicy SingleAttempt(LivyClientOptions options, ILogger logger) => new(options, retries: false, logger);

    public override async Task<TResult> RunAsync<TState, TResult>(
        LivyRoute route, TState state, Func<TState, CancellationToken, Task<TResult>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipelines[IndexOf(route.TimeoutClass, route.Repeatable)].ExecuteAsync(
                static (attempt, token) => new ValueTask<TResult>(attempt.call(attempt.state, token)), (call, state), cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException cause)
        {
            throw new LivyConnectionException(
                $"{route.Method.Method} {route.Template} got no answer within {cause.Timeout.TotalSeconds:0.###} s.", mayHaveReachedServer: true, cause);
        }
        catch (OperationCanceledException cancelled) when (cancellationToken.IsCancellationRequested && cancelled.CancellationToken != cancellationToken)
        {
            // Inside the pipeline the call has a token of its own.
            throw new OperationCanceledException(cancelled.Message, cancelled, cancellationToken);
        }
    }

    public override Task RunAsync<TState>(LivyRoute route, TState state, Func<TState, CancellationToken, Task> call, CancellationToken cancellationToken) =>
        RunAsync(
            route,
            (call, state, attempts: new StrongBox<int>()),
            static async (attempt, token) =>
            {
                attempt.attempts.Value++;
                try
                {
                    await attempt.call(attempt.state, token).ConfigureAwait(false);
                }
                catch (LivyApiException done) when (done.Verdict is Verdict.AlreadyDone && attempt.attempts.Value > 1)
                {
                    // By the attempt before, whose answer was lost.
                }

                return true;
            },
            cancellationToken);

    private static int IndexOf(TimeoutClass timeoutClass, bool repeatable) => ((int)timeoutClass * 2) + (repeatable ? 1 : 0);

    private ResiliencePipeline Build(TimeoutClass timeoutClass, bool repeatable, bool retries, ILogger logger)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = _options.TimeProvider };
        if (_options.Timeouts.Of(timeoutClass) is not { } attemptLimit)
        {
            // An upload's stream can be read once; its limits depend on its size and are the transport's.
            return builder.Build();
        }

        if (retries && _options.Retry.MaxRetries > 0)
        {
            builder.AddTimeout(Min(attemptLimit + _options.Retry.TotalExtra, LongestLimit));
            builder.AddRetry(RetryOf(repeatable, logger));
        }

        return builder.AddTimeout(attemptLimit).Build();
    }

    private RetryStrategyOptions RetryOf(bool repeatable, ILogger logger) => new()
    {
        MaxRetryAttempts = _options.Retry.MaxRetries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = _options.Retry.BaseDelay,
        MaxDelay = _options.Retry.MaxDelay,
        ShouldHandle = repeatable ? HandlePassing : HandleUnsent,
        DelayGenerator = attempt => ValueTask.FromResult(
            attempt.Outcome.Exception is LivyApiException { RetryAfter: { } asked } ? Min(asked, _options.Retry.MaxRetryAfter) : (TimeSpan?)null),
        OnRetry = attempt =>
        {
            Log.Repeating(logger, attempt.AttemptNumber + 1, (int)attempt.RetryDelay.TotalMilliseconds, attempt.Outcome.Exception?.GetType().Name ?? "no exception");
            return default;
        },
    };

    private static ValueTask<bool> HandlePassing(RetryPredicateArguments<object> attempt) =>
        ValueTask.FromResult(attempt.Outcome.Exception is LivyException { IsTransient: true } or TimeoutRejectedException);

    /// <summary>What certainly never left this machine can be sent again, even a create.</summary>
    private static ValueTask<bool> HandleUnsent(RetryPredicateArguments<object> attempt) =>
        ValueTask.FromResult(attempt.Outcome.Exception is LivyConnectionException { MayHaveReachedServer: false });

    private static TimeSpan Min(TimeSpan first, TimeSpan second) => first < second ? first : second;
}
