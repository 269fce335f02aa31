using System.Globalization;
using System.Text;

namespace Livy.Client.Testing;

/// <summary>
/// What happens to the requests of a stub. One request only, unless <see cref="Times"/> or <see cref="Always"/> says otherwise.
/// Without <see cref="Reply"/> the fake answers, after the delay and with the break asked for. <see cref="Hang"/> goes before <see cref="Drop"/>,
/// <see cref="Drop"/> before everything else; of several replies the last one counts.
/// </summary>
public sealed class StubReply
{
    private readonly Stub _stub;
    private FakeLivyResponse? _reply;
    private TimeSpan _delay;
    private bool _isCarriedOut;
    private bool _arrivesLate;
    private bool _hangs;
    private DropPoint? _drop;
    private int? _truncateTo;
    private double? _truncateShare;
    private string? _scenario;
    private string? _requiredState;
    private string? _nextState;

    internal StubReply(Stub stub) => _stub = stub;

    /// <summary>How many requests it has taken.</summary>
    public int Calls { get; private set; }

    /// <summary>How many it still takes; null for any number.</summary>
    internal int? Remaining { get; private set; } = 1;

    /// <summary>Takes this many requests.</summary>
    /// <param name="count">How many.</param>
    /// <returns>This stub.</returns>
    public StubReply Times(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        Remaining = count;
        return this;
    }

    /// <summary>Takes every request that matches, after all stubs that take a number.</summary>
    /// <returns>This stub.</returns>
    public StubReply Always()
    {
        Remaining = null;
        return this;
    }

    /// <summary>Answers with this instead of asking the fake.</summary>
    /// <param name="status">The status code, from 200.</param>
    /// <param name="body">The body.</param>
    /// <param name="contentType">Its type.</param>
    /// <param name="headers">More header fields.</param>
    /// <returns>This stub.</returns>
    public StubReply Reply(int status, string body = "", string contentType = Replies.JsonType, params (string Name, string Value)[] headers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 999);
        var bytes = Encoding.UTF8.GetBytes(body);
        List<KeyValuePair<string, string>> all = [.. headers.Select(header => new KeyValuePair<string, string>(header.Name, header.Value))];
        if (status != 204)
        {
            all.Add(new("Content-Type", contentType));
            all.Add(new("Content-Length", bytes.Length.ToString(CultureInfo.InvariantCulture)));
        }

        _reply = new FakeLivyResponse { Status = status, Reason = Reasons.Of(status), Headers = all, Body = bytes };
        return this;
    }

    /// <summary>Answers with an error and <c>Retry-After</c>, as a gateway does that is overloaded.</summary>
    /// <param name="status">The status code, for example 503 or 429.</param>
    /// <param name="retryAfter">Whole seconds.</param>
    /// <returns>This stub.</returns>
    public StubReply ReplyRetryAfter(int status, TimeSpan retryAfter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(retryAfter, TimeSpan.Zero);
        return retryAfter.Ticks % TimeSpan.TicksPerSecond == 0
            ? Reply(status, "", Replies.HtmlType, ("Retry-After", ((long)retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture)))
            : throw new ArgumentException($"Retry-After counts whole seconds, which {retryAfter} is not.", nameof(retryAfter));
    }

    /// <summary>Redirects to a login page, as a gateway does whose session has ended.</summary>
    /// <param name="url">Where to.</param>
    /// <returns>This stub.</returns>
    public StubReply RedirectToLogin(string url = "http://login.example/") => Reply(302, "", Replies.HtmlType, ("Location", url));

    /// <summary>Carries the request out before <see cref="Reply"/> stands in for the server's answer, as a gateway does that loses the answer.</summary>
    /// <returns>This stub.</returns>
    public StubReply AfterHandling()
    {
        _isCarriedOut = true;
        return this;
    }

    /// <summary>Waits before anything is done.</summary>
    /// <param name="time">Simulated or real, as the clock of the fake is.</param>
    /// <returns>This stub.</returns>
    public StubReply Delay(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        _delay = time;
        return this;
    }

    /// <summary>The request is on its way for this long, and arrives even if the client has given up meanwhile.</summary>
    /// <param name="time">Simulated or real, as the clock of the fake is.</param>
    /// <returns>This stub.</returns>
    public StubReply ArrivesAfter(TimeSpan time)
    {
        _arrivesLate = true;
        return Delay(time);
    }

    /// <summary>Never answers; nothing is done.</summary>
    /// <returns>This stub.</returns>
    public StubReply Hang()
    {
        _hangs = true;
        return this;
    }

    /// <summary>Resets the connection instead of answering.</summary>
    /// <param name="when">Before or after the request was carried out.</param>
    /// <returns>This stub.</returns>
    public StubReply Drop(DropPoint when = DropPoint.BeforeHandling)
    {
        _drop = when;
        return this;
    }

    /// <summary>Cuts the answer: the head promises all of it, then the connection breaks.</summary>
    /// <param name="bytes">How many bytes of the body are still sent.</param>
    /// <returns>This stub.</returns>
    public StubReply Truncate(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        _truncateTo = bytes;
        return this;
    }

    /// <summary>Cuts the answer, however long it is.</summary>
    internal StubReply TruncateShare(double share)
    {
        _truncateShare = share;
        return this;
    }

    /// <summary>Makes the stub one step of a scenario: it takes a request only in one state, and leads to another.</summary>
    /// <param name="name">The scenario. Its state is <c>""</c> at first.</param>
    /// <param name="when">The state it needs.</param>
    /// <param name="then">The state it leads to; null for the same.</param>
    /// <returns>This stub.</returns>
    public StubReply InScenario(string name, string when = "", string? then = null)
    {
        _scenario = name;
        _requiredState = when;
        _nextState = then;
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _stub.ToString();

    internal bool TryTake(FakeLivyRequest request, RawTarget target, Dictionary<string, string> states)
    {
        var isInState = _scenario is null || string.Equals(states.GetValueOrDefault(_scenario, ""), _requiredState, StringComparison.Ordinal);
        if (Remaining == 0 || !isInState || !_stub.Matches(request, target))
        {
            return false;
        }

        Remaining--;
        Calls++;
        if (_scenario is not null && _nextState is not null)
        {
            states[_scenario] = _nextState;
        }

        return true;
    }

    /// <summary>Does it.</summary>
    /// <param name="serve">The fake itself.</param>
    /// <param name="time">Where delays come from.</param>
    /// <param name="cancellationToken">The client has given up.</param>
    internal async Task<FakeLivyResponse> RunAsync(Func<CancellationToken, Task<FakeLivyResponse>> serve, TimeProvider time, CancellationToken cancellationToken)
    {
        if (_arrivesLate)
        {
            // Goes on alone when the client has given up, so it is counted for itself.
            var clock = time as SimulatedClock;
            clock?.Enter();
            var late = DeliverLateAsync(serve, time);
            return await Idle.WaitAsync(clock, late, cancellationToken).ConfigureAwait(false);
        }

        return await DeliverAsync(serve, time, cancellationToken).ConfigureAwait(false);
    }

    private async Task<FakeLivyResponse> DeliverLateAsync(Func<CancellationToken, Task<FakeLivyResponse>> serve, TimeProvider time)
    {
        try
        {
            return await DeliverAsync(serve, time, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            (time as SimulatedClock)?.Leave();
        }
    }

    private async Task<FakeLivyResponse> DeliverAsync(Func<CancellationToken, Task<FakeLivyResponse>> serve, TimeProvider time, CancellationToken cancellationToken)
    {
        if (_delay > TimeSpan.Zero || _hangs)
        {
            await Idle.DelayAsync(time, _hangs ? Timeout.InfiniteTimeSpan : _delay, cancellationToken).ConfigureAwait(false);
        }

        if (_drop == DropPoint.BeforeHandling)
        {
            return Dropped();
        }

        var response = _reply;
        if (response is null || _isCarriedOut)
        {
            var served = await serve(cancellationToken).ConfigureAwait(false);
            response ??= served;
        }

        if (_drop == DropPoint.AfterHandling)
        {
            return Dropped();
        }

        var length = _truncateShare is { } share ? (int)(response.Body.Length * share) : _truncateTo;
        return length is null ? response : Truncated(response, length.Value);
    }

    internal static FakeLivyResponse Dropped() => new() { Status = 0, IsDropped = true };

    internal static FakeLivyResponse Truncated(FakeLivyResponse response, int bytes) => new()
    {
        Status = response.Status,
        Reason = response.Reason,
        Headers = response.Headers,
        Body = response.Body,
        TruncatedTo = bytes,
    };
}
