namespace Livy.Client.FaultTests;

/// <summary>How handles address the server.</summary>
internal static class Handles
{
    /// <summary>By the name, if there is one; that its number is another is seen by the handle.</summary>
    public static string AddressOf(LivySession session) => session.Name ?? session.Id.Value;

    /// <inheritdoc cref="AddressOf(LivySession)"/>
    public static string AddressOf(LivyBatch batch) => batch.Name ?? batch.Id.Value;

    /// <summary>By what another client attaches to it.</summary>
    public static LivyId AddressFor(Chapter chapter, LivySession session) => chapter is Chapter.Exact ? session.Id : AddressOf(session);
}
