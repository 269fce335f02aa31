using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Livy.Client.Data;

/// <summary>Asks the driver: finds out what can carry, installs what is missing, and asks again where an answer was lost, since each request may be asked twice.</summary>
internal sealed class DriverChannel(LivySession session, QueryOptions options, ILogger logger)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RefusalTolerance = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan DamageTolerance = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _time = session.TimeProvider;
    private readonly Queue<DriverCarrier> _others = new();
    private DriverCarrier? _carrier;
    private bool _isProven;

    /// <summary>What carries; known after the first answer.</summary>
    public QueryCarrier Carrier => _carrier!.Kind;

    /// <summary>The most that a page may have, in bytes.</summary>
    public int PageSize => Math.Min(options.PageSize, _carrier!.MaxPageSize);

    /// <summary>Asks until there is an answer.</summary>
    /// <exception cref="LivyQueryFailedException">Spark could not do it, or nothing can carry.</exception>
    /// <exception cref="LivySessionFailedException">The session is gone.</exception>
    public async Task<DriverAnswer> AskAsync(DriverRequest request, CancellationToken cancellationToken)
    {
        if (_carrier is null)
        {
            await ChooseAsync(cancellationToken).ConfigureAwait(false);
        }

        long? faultySince = null;
        var pause = ShortestPause;
        while (true)
        {
            try
            {
                var answer = await SendAsync(request, cancellationToken).ConfigureAwait(false);
                _isProven = true;
                return answer.Status is DriverStatus.Failed ? throw FailureOf(answer.Content) : answer;
            }
            catch (LivyException broken) when (!_isProven && MeansNoCarrier(broken))
            {
                if (!_others.TryDequeue(out var next))
                {
                    throw NothingCarries(broken);
                }

                DataLogMessages.CarrierFails(logger, _carrier!.Kind, broken.Message);
                _carrier = next;
            }
            catch (CarrierException broken)
            {
                throw NothingCarries(broken);
            }
            catch (LivyException fault) when (ToleranceOf(fault) is { } tolerance && (faultySince is null || _time.GetElapsedTime(faultySince.Value) < tolerance))
            {
                DataLogMessages.RequestFails(logger, fault.Message);
                faultySince ??= _time.GetTimestamp();
                await Task.Delay(pause, _time, cancellationToken).ConfigureAwait(false);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    private async Task<DriverAnswer> SendAsync(DriverRequest request, CancellationToken cancellationToken)
    {
        var answer = await _carrier!.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (answer.Status is not DriverStatus.NotInstalled)
        {
            return answer;
        }

        await _carrier.SendAsync(DriverRequest.Install, cancellationToken).ConfigureAwait(false);
        return await _carrier.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private async Task ChooseAsync(CancellationToken cancellationToken)
    {
        if (options.Carrier is not QueryCarrier.Statements)
        {
            _carrier = new JobCarrier(session);
            if (options.Carrier is QueryCarrier.Jobs)
            {
                return;
            }
        }

        var kind = (await session.GetAsync(cancellationToken).ConfigureAwait(false)).Kind;
        var isScalaFirst = kind == SessionKind.Spark;
        _others.Enqueue(new StatementCarrier(session, isScalaFirst, options.MaxStatements));
        _others.Enqueue(new StatementCarrier(session, !isScalaFirst, options.MaxStatements));
        _carrier ??= _others.Dequeue();
    }

    private LivyQueryFailedException FailureOf(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var failure = JsonDocument.Parse(content);
            string? Text(string property) => failure.RootElement.TryGetProperty(property, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
            var message = (Text("message") ?? "It does not say why.").Trim().ReplaceLineEndings("\n").Split('\n')[0];
            var what = Text("kind") switch
            {
                "reader" => $"The result that was being read in session {session.Id} is gone: nobody asked for {options.IdleTimeout}, or the interpreter was restarted. Run the query again.",
                "arrow" => $"The result can not come as Arrow from session {session.Id}: {message} Leave out {nameof(QueryOptions)}.{nameof(QueryOptions.Format)}.",
                _ => $"The query failed in session {session.Id}. {message}",
            };
            return new LivyQueryFailedException(what, session.Id, Text("errorClass"), Text("sqlState"), Text("stack"));
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return new LivyQueryFailedException($"The query failed in session {session.Id}, and why can not be read.", session.Id, innerException: unreadable);
        }
    }

    private LivyQueryFailedException NothingCarries(LivyException broken) =>
        new($"Session {session.Id} can not bring results. {broken.Message}", session.Id, stack: (broken as CarrierException)?.Reason, innerException: broken);

    /// <summary>No Python, or a server without jobs.</summary>
    private static bool MeansNoCarrier(LivyException error) =>
        error is CarrierException || (error is LivyApiException refusal && (refusal.ErrorCode == LivyErrorCode.RouteNotFound || refusal.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented));

    /// <summary>For how long requests may go on to fail so; <see langword="null"/> for what does not pass. One odd answer of a gateway says nothing of the result.</summary>
    private TimeSpan? ToleranceOf(LivyException fault) => fault switch
    {
        LivyConnectionException => options.FaultTolerance,
        LivyDataException => DamageTolerance,
        LivyApiException refusal when IsOfAGateway(refusal.ErrorCode) => options.FaultTolerance < RefusalTolerance ? options.FaultTolerance : RefusalTolerance,
        LivyApiException refusal when refusal.IsTransient || refusal.MayHaveReachedServer || refusal.ErrorCode == LivyErrorCode.JobNotFound => options.FaultTolerance,
        _ => null,
    };

    private static bool IsOfAGateway(LivyErrorCode code) =>
        code == LivyErrorCode.Unauthenticated || code == LivyErrorCode.AccessDenied || code == LivyErrorCode.Redirected || code == LivyErrorCode.UnexpectedContent;
}
