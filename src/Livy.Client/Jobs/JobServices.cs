namespace Livy.Client;

/// <summary>What jobs and their handles work with.</summary>
/// <param name="Calls">The routes, with repeats.</param>
/// <param name="Polls">The routes, without.</param>
/// <param name="Guard">Makes calls to the session that is meant.</param>
/// <param name="Engine">What waits.</param>
/// <param name="Failures">Finds out what became of a session.</param>
/// <param name="Flights">The calls under way.</param>
/// <param name="Options">The settings.</param>
internal sealed record JobServices(ILivyApi Calls, ILivyApi Polls, SessionGuard Guard, WaitEngine Engine, SessionFailures Failures, CallsInFlight Flights, LivyClientOptions Options)
{
    /// <summary>Keeps sessions alive while their jobs are waited for.</summary>
    public required SessionKeepAlive KeepAlive { get; init; }
}
