namespace Livy.Client.FaultTests;

/// <summary>How handles address the server.</summary>
internal static class Handles
{
    public static string AddressOf(LivySession session) => session.Id.Value;

    /// <summary>By what another client attaches to it.</summary>
    public static LivyId AddressFor(Chapter chapter, LivySession session) => chapter is Chapter.Exact ? session.Id : (LivyId)AddressOf(session);

    public static string AddressOf(LivyBatch batch) => batch.Id.Value;

    /// <summary>What a client still looks for, to delete it when it shows up.</summary>
    public static IReadOnlyList<LivyCandidate> LeftoversOf(LivyClient client) => client is null ? throw new ArgumentNullException(nameof(client)) : [];
}
