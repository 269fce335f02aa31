namespace Livy.Client;

/// <summary>The answer to a submission: spares the first poll if the wait begins at once, and is too old for it later.</summary>
internal sealed class FirstSnapshot<T>(T value, TimeProvider time)
    where T : class
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly long _taken = time.GetTimestamp();

    /// <summary>The answer, or <see langword="null"/> if it is old.</summary>
    public T? IfFresh() => time.GetElapsedTime(_taken) < Freshness ? value : null;
}
