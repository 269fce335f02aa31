using System.Diagnostics.CodeAnalysis;
using Livy.Client.Testing;

namespace Livy.Client.Tests;

/// <summary>A server that answers what it is told to, request by request, and keeps what it was asked. The last answer of a request is repeated.</summary>
internal sealed class StubLivy : HttpMessageHandler
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<Answer>> _answers = new(StringComparer.Ordinal);
    private readonly List<SentRequest> _requests = [];
    private Answer? _otherwise;

    /// <summary>What arrived so far.</summary>
    public IReadOnlyList<SentRequest> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    public bool IsDisposed { get; private set; }

    /// <summary>Method and path of what arrived so far.</summary>
    public IEnumerable<string> Lines => Requests.Select(request => request.Line);

    /// <summary>Scripts the answers to a request such as <c>GET /sessions/7</c>; the query does not matter.</summary>
    public StubLivy On(string line, params Answer[] answers)
    {
        _answers[line] = new Queue<Answer>(answers);
        return this;
    }

    /// <summary>Scripts the answer to every request that has none of its own.</summary>
    public StubLivy Otherwise(Answer answer)
    {
        _otherwise = answer;
        return this;
    }

    /// <summary>How often a request arrived.</summary>
    public int CountOf(string line) => Lines.Count(sent => sent == line);

    [SuppressMessage("ApiDesign", "RS0030", Justification = "The one place of the tests that makes an HttpClient.")]
    public HttpClient CreateHttpClient() => new(this, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };

    public LivyClient CreateClient(TimeProvider? time = null, Action<LivyClientOptions>? configure = null)
    {
        var options = new LivyClientOptions { Endpoint = new Uri("http://livy:8998"), TimeProvider = time ?? new SimulatedClock(), Submission = { GenerateNames = false, MarkStatements = false } };
        configure?.Invoke(options);
        return new LivyClient(CreateHttpClient(), options);
    }

    /// <summary>A client that sends through this as its handler, without an <see cref="HttpClient"/> of somebody else between.</summary>
    public LivyClient CreateClientOverHandler() => new(this, new LivyClientOptions { Endpoint = new Uri("http://livy:8998"), TimeProvider = new SimulatedClock() }, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var sent = await SentRequest.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        return await Take(sent)(sent, cancellationToken).ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }

    private Answer Take(SentRequest sent)
    {
        lock (_gate)
        {
            _requests.Add(sent);
            return _answers.TryGetValue(sent.Line, out var answers)
                ? answers.Count > 1 ? answers.Dequeue() : answers.Peek()
                : _otherwise ?? throw new InvalidOperationException($"No answer is scripted for {sent.Line}.");
        }
    }
}
