namespace Livy.Client.Benchmarks;

/// <summary>How long is measured, and whether a missed target is a failure.</summary>
/// <param name="WarmUp">The shortest warm-up, of which there are two.</param>
/// <param name="PerCall">For each call over the handler.</param>
/// <param name="Loopback">Over loopback.</param>
/// <param name="Check">Whether a missed target ends the process with <see cref="ExitCode.TargetMissed"/>.</param>
internal sealed record OverheadOptions(TimeSpan WarmUp, TimeSpan PerCall, TimeSpan Loopback, bool Check)
{
    private const string QuickName = "--quick";
    private const string CheckName = "--check";

    public const string Usage = $"[{QuickName}] [{CheckName}]";

    /// <summary>Reads the options; <see langword="null"/> if one is unknown.</summary>
    public static OverheadOptions? Parse(IReadOnlyList<string> options)
    {
        if (options.Any(option => option is not (QuickName or CheckName)))
        {
            return null;
        }

        var check = options.Contains(CheckName, StringComparer.Ordinal);
        return options.Contains(QuickName, StringComparer.Ordinal)
            ? new OverheadOptions(Seconds(1.5), Seconds(0.7), Seconds(2), check)
            : new OverheadOptions(Seconds(4), Seconds(5), Seconds(10), check);
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
