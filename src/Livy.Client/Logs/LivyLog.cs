namespace Livy.Client;

/// <summary>The log of a session or batch: what spark-submit and, in client mode, the driver printed.</summary>
/// <remarks>
/// The server keeps the last 200 lines of each stream (<c>livy.cache-log.size</c>) and puts the streams one behind the other under the headings <c>"stdout: "</c> and <c>"\nstderr: "</c>,
/// on YARN also <c>"\nYARN Diagnostics: "</c>. Positions are those of the log as it is at that moment.
/// </remarks>
public sealed class LivyLog
{
    private static readonly TimeSpan TryLimit = TimeSpan.FromSeconds(5);

    private readonly LivyContext _context;
    private readonly Func<ILivyApi, int?, int?, CancellationToken, Task<LogPage>> _read;

    internal LivyLog(LivyContext context, Func<ILivyApi, int?, int?, CancellationToken, Task<LogPage>> read)
    {
        _context = context;
        _read = read;
    }

    /// <summary>Reads a part of the log from its start.</summary>
    /// <param name="from">The position of the first line, from 0.</param>
    /// <param name="size">How many lines at most.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public Task<LogPage> ReadPageAsync(int from, int size = Paging.DefaultSize, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return _read(_context.Calls, from, size, cancellationToken);
    }

    /// <summary>Reads the last lines.</summary>
    /// <param name="size">How many at most.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public Task<LogPage> ReadTailAsync(int size = Paging.DefaultSize, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return _read(_context.Calls, null, size, cancellationToken);
    }

    /// <summary>Reads all lines that the server keeps.</summary>
    public Task<LogPage> ReadAllAsync(CancellationToken cancellationToken = default) => _read(_context.Calls, null, -1, cancellationToken);

    /// <summary>The last lines for the message of a failure; empty if they can not be read. Uses a token of its own, for the caller's may be cancelled already.</summary>
    internal async Task<IReadOnlyList<string>> TryReadTailAsync()
    {
        using var limit = _context.Within(TryLimit);
        try
        {
            return (await _read(_context.Looks, null, Paging.DefaultSize, limit.Token).ConfigureAwait(false)).Lines;
        }
        catch (Exception)
        {
            // It would hide the failure that is being described.
            return [];
        }
    }
}
