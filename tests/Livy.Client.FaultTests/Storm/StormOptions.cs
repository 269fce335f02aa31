namespace Livy.Client.FaultTests;

/// <summary>What a storm is like.</summary>
/// <param name="Chapter">How things are named.</param>
/// <param name="Count">How many submissions.</param>
/// <param name="Seed">Decides all chances.</param>
/// <param name="Callers">How many submit at once.</param>
/// <param name="Clients">How many clients they share.</param>
/// <param name="BreakEvery">After how many submissions the server goes away for a time.</param>
/// <param name="Strength">1 for the usual rates of faults.</param>
/// <param name="IsCareless">Whether the clients make up no names and mark no statements, so that promises are broken.</param>
internal sealed record StormOptions(Chapter Chapter, int Count, int Seed, int Callers = 40, int Clients = 6, int BreakEvery = 150, double Strength = 1, bool IsCareless = false);
