namespace Livy.Client.Testing;

/// <summary>What Spark says when a query fails.</summary>
/// <param name="ErrorClass">Spark's name of the error; null if it has none.</param>
/// <param name="Message">The whole message.</param>
/// <param name="SqlState">The SQL state; null if there is none.</param>
internal sealed record QueryFailure(string? ErrorClass, string Message, string? SqlState)
{
    /// <summary>What the test's own code threw.</summary>
    public static QueryFailure Of(string what, Exception failure) =>
        new(null, failure is RowException ? $"FakeLivy: {failure.Message}" : $"FakeLivy: {what} threw {failure.GetType().Name}: {failure.Message}", null);
}
