namespace LivyCli;

/// <summary>How a command that starts a server tells where it is, and ends.</summary>
internal static class Announcement
{
    /// <summary>Prints <c>LIVY_URL=…</c>, then runs until it is stopped.</summary>
    public static async Task RunAsync(Uri url, TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync($"LIVY_URL={url.AbsoluteUri.TrimEnd('/')}".AsMemory(), cancellationToken);
        await output.FlushAsync(cancellationToken);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
