namespace Livy.Client.Testing;

/// <summary>
/// Has the garbage of large bodies taken away. The collector lets large objects pile up with the memory that the machine has; here a hundred requests of a few megabytes
/// would leave gigabytes behind in somebody's test run.
/// </summary>
internal static class Garbage
{
    /// <summary>Smaller ones are collected soon enough.</summary>
    private const int Large = 1 << 16;
    private const long Most = 1 << 24;
    private static long _left;

    /// <param name="bytes">What the bodies of an exchange took.</param>
    public static async ValueTask LeaveAsync(long bytes)
    {
        if (IsTooMuch(bytes))
        {
            // On a stack of its own: on the one that read the body, its end still holds it.
            await Task.Yield();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    /// <param name="bytes">What it took to write an answer or to interpret a statement, before the next one.</param>
    public static void Leave(long bytes)
    {
        if (IsTooMuch(bytes))
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
        }
    }

    private static bool IsTooMuch(long bytes) => bytes >= Large && Interlocked.Add(ref _left, bytes) >= Most && Interlocked.Exchange(ref _left, 0) >= Most;
}
