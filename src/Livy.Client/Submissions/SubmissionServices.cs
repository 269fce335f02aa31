using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>What submissions need besides the routes.</summary>
/// <param name="Options">The settings.</param>
/// <param name="Leftovers">Looks after what is left.</param>
/// <param name="Time">The clock.</param>
/// <param name="Logger">Where messages go.</param>
/// <param name="Closing">Cancelled when the client is being disposed.</param>
internal sealed record SubmissionServices(LivyClientOptions Options, Leftovers Leftovers, TimeProvider Time, ILogger Logger, CancellationToken Closing)
{
    /// <summary>Pauses between tries.</summary>
    public BackOff NewBackOff() => new(Options.Retry, Time);

    /// <summary>Whether what was submitted may have been carried out although it ended so.</summary>
    public static bool LeavesOpen(LivyException failure) => failure switch
    {
        LivyConnectionException connection => connection.MayHaveReachedServer,
        LivyApiException answer => answer.MayHaveReachedServer || ErrorClassifier.LeavesOpen(answer.ErrorCode, answer.Verdict),
        _ => true,
    };
}
