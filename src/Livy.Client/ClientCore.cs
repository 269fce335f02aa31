using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>What a client and its views for other users share: the routes, how they are called, what goes on in the background. Handles get parts of it, never the whole.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The source has no timer; what waits for it ends with it.")]
internal sealed class ClientCore
{
    private readonly ILivyApi _api;
    private readonly ResilientCallPolicy _retrying;
    private readonly ResilientCallPolicy _single;
    private readonly CancellationTokenSource _ending = new();

    /// <param name="api">The routes, nothing added.</param>
    /// <param name="options">The settings, validated; no longer changed by anybody.</param>
    public ClientCore(ILivyApi api, LivyClientOptions options)
    {
        _api = api;
        Options = options;
        Logger = options.LoggerFactory.CreateLogger<LivyClient>();
        Creates = new CancelledCreates();
        Features = new ServerFeatures();
        Leftovers = new Leftovers(options.Submission, options.TimeProvider, Logger);
        Submissions = new SubmissionServices(options, Leftovers, options.TimeProvider, Logger);
        _retrying = ResilientCallPolicy.WithRetries(options, Logger);
        _single = ResilientCallPolicy.SingleAttempt(options, Logger);
        Engine = new WaitEngine(options.Waiting, options.TimeProvider, Logger);
    }

    public LivyClientOptions Options { get; }

    public ILogger Logger { get; }

    public TimeProvider Time => Options.TimeProvider;

    public CancelledCreates Creates { get; }

    public ServerFeatures Features { get; }

    public Leftovers Leftovers { get; }

    public SubmissionServices Submissions { get; }

    public WaitEngine Engine { get; }

    /// <summary>What this client itself uses.</summary>
    public LiveNames LiveNames { get; } = new();

    /// <summary>The sessions that are shared by name.</summary>
    public SharedSessions Shared { get; } = new();

    /// <summary>Cancelled when the client is disposed: nothing in the background goes on then.</summary>
    public CancellationToken Ended => _ending.Token;

    /// <summary>The client is disposed.</summary>
    public void End() => _ending.Cancel();

    /// <summary>The raw routes for a user.</summary>
    public ILivyApi ApiFor(string? user) => new RetryingApi(_api, CallPolicy.Direct, user);

    /// <summary>The routes with limits and repeats, for what a user asks for.</summary>
    public ILivyApi CallsFor(string? user) => new RetryingApi(_api, _retrying, user);

    /// <summary>The routes with limits only, for polls of what is waited for.</summary>
    public ILivyApi PollsFor(string? user) => new RetryingApi(_api, _single, user);
}
