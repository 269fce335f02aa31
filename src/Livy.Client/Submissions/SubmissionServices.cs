using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>What submissions need besides the routes.</summary>
internal sealed record SubmissionServices(LivyClientOptions Options, Leftovers Leftovers, TimeProvider Time, ILogger Logger)
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
