namespace Livy.Client.Testing;

/// <summary>How much a server holds: what must be the same again once all sessions and batches are gone.</summary>
/// <param name="Entries">Sessions and batches.</param>
/// <param name="Names">Names that are taken.</param>
/// <param name="Processes">Living drivers and spark-submit processes.</param>
/// <param name="Events">What will still happen.</param>
/// <param name="Blocked">Requests that wait for the state to change.</param>
internal readonly record struct StateCounts(int Entries, int Names, int Processes, int Events, int Blocked);
