namespace Livy.Client;

/// <summary>The log of a session or batch: what spark-submit and, in client mode, the driver printed.</summary>
/// <remarks>
/// The server keeps the last 200 lines of each stream (<c>livy.cache-log.size</c>) and puts the streams one behind the other under the headings <c>"stdout: "</c> and <c>"\nstderr: "</c>,
/// on YARN also <c>"\nYARN Diagnostics: "</c>. Positions are those of the log as it is at that moment.
/// </remarks>
public sealed class LivyLog
{
    private readonly Func<int?, int, CancellationToken, Task<LogPage>> _read;

    internal LivyLog(Func<int?, int, CancellationToken, Task<LogPage>> read) => _read = read;

    /// <summary>Reads a part of the log from its start.</summary>
    /// <param name="from">The position of the first line, from 0.</param>
    /// <param name="size">How many lines at most.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public Task<LogPage> ReadPageAsync(int from, int size = Paging.DefaultSize, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return _read(from, size, cancellationToken);
    }

    /// <summary>Reads the last lines.</summary>
    /// <param name="size">How many at most.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public Task<LogPage> ReadTailAsync(int size = Paging.DefaultSize, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return _read(null, size, cancellationToken);
    }

    /// <summary>Reads all lines that the server keeps.</summary>
    public Task<LogPage> ReadAllAsync(CancellationToken cancellationToken = default) => _read(null, -1, cancellationToken);
}
