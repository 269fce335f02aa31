using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Livy.Client;

/// <summary>
/// Limits each attempt by the route's timeout class and repeats what may be repeated. By the server's words, not by status codes: see <see cref="ErrorClassifier"/>.
/// </summary>
internal sealed class ResilientCallPolicy : CallPolicy
{
    /// <summary>More than that the pipeline does not take.</summary>
    private static readonly TimeSpan LongestLimit = TimeSpan.FromDays(1);

    private static readonly ResiliencePropertyKey<LivyException?> LastFault = new("Livy.LastFault");

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

    /// <summary>For polls of work that is waited for: whoever waits has a schedule of his own.</summary>
    public static ResilientCallPolicy SingleAttempt(LivyClientOptions options, ILogger logger) => new(options, retries: false, logger);

    public override async Task<TResult> RunAsync<TCall, TResult>(string method, TCall call, Func<TCall, CancellationToken, Task<TResult>> send, CancellationToken cancellationToken)
    {
        var route = LivyRoutes.Of(method);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            return await _pipelines[IndexOf(route.TimeoutClass, route.Repeatable)].ExecuteAsync(
                static (attempt, state) => new ValueTask<TResult>(state.send(state.call, attempt.CancellationToken)), context, (call, send)).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException limit)
        {
            throw Explain(route, limit, context.Properties.GetValue<LivyException?>(LastFault, null));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public override Task RunAsync<TCall>(string method, TCall call, Func<TCall, CancellationToken, Task> send, CancellationToken cancellationToken) =>
        RunAsync(
            method,
            (call, send, attempts: new StrongBox<int>()),
            static async (state, token) =>
            {
                state.attempts.Value++;
                try
                {
                    await state.send(state.call, token).ConfigureAwait(false);
                }
                catch (LivyApiException done) when (done.Verdict is Verdict.AlreadyDone && state.attempts.Value > 1)
                {
                    // By the attempt before, whose answer was lost.
                }

                return true;
            },
            cancellationToken);

    /// <summary>What to throw when a limit was reached: the server's last words, if an earlier attempt got some and nothing is lost by them.</summary>
    private LivyException Explain(LivyRoute route, TimeoutRejectedException limit, LivyException? last)
    {
        // Where the two limits are one, nobody can tell which was reached: the server's words say more.
        var isOfOneAttempt = limit.Timeout == _options.Timeouts.Of(route.TimeoutClass) && _options.Retry.TotalExtra > TimeSpan.Zero;
        if (last is not null && route.Repeatable && !isOfOneAttempt)
        {
            return last;
        }

        var said = last is null ? string.Empty : $" Before that: {last.Message}";
        return LivyConnectionException.Unanswered($"{route.Method.Method} {route.Template} got no answer within {limit.Timeout.TotalSeconds:0.###} s.{said}", route.Repeatable, limit);
    }

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
            attempt.Context.Properties.Set(LastFault, attempt.Outcome.Exception as LivyException);
            LogMessages.Repeating(logger, attempt.AttemptNumber + 1, (int)attempt.RetryDelay.TotalMilliseconds, attempt.Outcome.Exception?.GetType().Name ?? "no exception");
            return default;
        },
    };

    private static ValueTask<bool> HandlePassing(RetryPredicateArguments<object> attempt) =>
        ValueTask.FromResult(attempt.Outcome.Exception is LivyException { MayPass: true } or TimeoutRejectedException);

    /// <summary>What certainly never left this machine can be sent again, even a create.</summary>
    private static ValueTask<bool> HandleUnsent(RetryPredicateArguments<object> attempt) =>
        ValueTask.FromResult(attempt.Outcome.Exception is LivyConnectionException { MayHaveReachedServer: false });

    private static TimeSpan Min(TimeSpan first, TimeSpan second) => first < second ? first : second;
}
