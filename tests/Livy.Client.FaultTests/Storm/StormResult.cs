namespace Livy.Client.FaultTests;

/// <summary>What came of a storm.</summary>
/// <param name="Figures">The judge's.</param>
/// <param name="Requests">How many requests the server got.</param>
/// <param name="Restarts">How often it was restarted.</param>
/// <param name="Outages">How often it was away.</param>
/// <param name="Rates">The rates of the faults.</param>
/// <param name="Simulated">How long it took by the clock of everybody.</param>
/// <param name="Elapsed">How long it really took.</param>
internal sealed record StormResult(Figures Figures, int Requests, int Restarts, int Outages, string Rates, TimeSpan Simulated, TimeSpan Elapsed);
