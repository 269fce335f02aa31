using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>What the handles of one client share.</summary>
internal sealed class LivyContext
{
    public LivyContext(ILivyApi api, LivyClientOptions options, ILogger logger, string? doAs)
        : this(api, options, logger, doAs, new Detached(), new ServerFeatures())
    {
    }

    private LivyContext(ILivyApi api, LivyClientOptions options, ILogger logger, string? doAs, Detached detached, ServerFeatures features)
    {
        Api = api;
        Options = options;
        Logger = logger;
        Detached = detached;
        Features = features;
        Calls = new LivyCalls(api, ResilientCallPolicy.WithRetries(options, logger), doAs);
        Looks = new LivyCalls(api, ResilientCallPolicy.SingleAttempt(options, logger), doAs);
        Engine = new WaitEngine(options.Waiting, options.TimeProvider, logger);
    }

    /// <summary>The routes, nothing added.</summary>
    public ILivyApi Api { get; }

    /// <summary>The routes with limits and repeats, for what a user asks for.</summary>
    public ILivyApi Calls { get; }

    /// <summary>The routes with limits only, for looks at what is waited for.</summary>
    public ILivyApi Looks { get; }

    public WaitEngine Engine { get; }

    public Detached Detached { get; }

    public ServerFeatures Features { get; }

    public LivyClientOptions Options { get; }

    public ILogger Logger { get; }

    public TimeProvider Time => Options.TimeProvider;

    /// <summary>The same for another user.</summary>
    public LivyContext As(string user) => new(Api, Options, Logger, user, Detached, Features);

    /// <summary>A token of our own for work after the caller's token is of no use any more.</summary>
    public CancellationTokenSource Within(TimeSpan limit) => new(limit, Time);
}
