using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>What a client and its views for other users share: the routes, how they are called, what goes on in the background. Handles get parts of it, never the whole.</summary>
internal sealed class ClientCore
{
    private readonly ILivyApi _api;
    private readonly CallPolicy _direct;
    private readonly CallPolicy _retrying;
    private readonly CallPolicy _cleaning;
    private readonly CallPolicy _single;
    private readonly CallPolicy _singleCleaning;

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
        Calls = new CallsInFlight();
        Submissions = new SubmissionServices(options, Leftovers, options.TimeProvider, Logger, Calls.Closing);
        var retrying = ResilientCallPolicy.WithRetries(options, Logger);
        _direct = new TrackedCallPolicy(CallPolicy.Direct, Calls);
        _retrying = new TrackedCallPolicy(retrying, Calls);
        _cleaning = new TrackedCallPolicy(retrying, Calls, isCleanup: true);
        var single = ResilientCallPolicy.SingleAttempt(options, Logger);
        _single = new TrackedCallPolicy(single, Calls);
        _singleCleaning = new TrackedCallPolicy(single, Calls, isCleanup: true);
        Engine = new WaitEngine(options.Waiting, options.TimeProvider, Logger, Calls);
    }

    public LivyClientOptions Options { get; }

    public ILogger Logger { get; }

    public TimeProvider Time => Options.TimeProvider;

    public CancelledCreates Creates { get; }

    public CallsInFlight Calls { get; }

    public ServerFeatures Features { get; }

    public Leftovers Leftovers { get; }

    public SubmissionServices Submissions { get; }

    public WaitEngine Engine { get; }

    /// <summary>What this client itself uses.</summary>
    public LiveNames LiveNames { get; } = new();

    /// <summary>The sessions that are shared by name.</summary>
    public SharedSessions Shared { get; } = new();

    /// <summary>The raw routes for a user.</summary>
    public ILivyApi ApiFor(string? user) => new RetryingApi(_api, _direct, user);

    /// <summary>The routes with limits and repeats, for what a user asks for.</summary>
    public ILivyApi CallsFor(string? user) => new RetryingApi(_api, _retrying, user);

    /// <summary>The same for what takes back an earlier call; it still goes on while the client is being disposed.</summary>
    public ILivyApi CleanupsFor(string? user) => new RetryingApi(_api, _cleaning, user);

    /// <summary>The routes with limits only, to look for what was submitted and to take it back; also while the client is being disposed.</summary>
    public ILivyApi SearchesFor(string? user) => new RetryingApi(_api, _singleCleaning, user);

    /// <summary>The routes with limits only, for polls of what is waited for.</summary>
    public ILivyApi PollsFor(string? user) => new RetryingApi(_api, _single, user);
}
