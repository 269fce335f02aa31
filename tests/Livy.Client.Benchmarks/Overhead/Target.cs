namespace Livy.Client.Benchmarks;

/// <summary>A figure to reach.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Measured">The figure.</param>
/// <param name="Limit">The most that it should be.</param>
/// <param name="Allowance">How far above the limit <c>--check</c> lets it be, for the noise of a busy machine.</param>
/// <param name="Unit">The unit; empty for a ratio.</param>
internal sealed record Target(string Name, double Measured, double Limit, double Allowance, string Unit)
{
    /// <summary>For times over the handler: their medians differ by a few tenths from run to run, by more on a machine that others use.</summary>
    public const double MicrosecondsAllowance = 1;

    /// <summary>For ratios over loopback, where two medians of the same call differ by some percent.</summary>
    public const double RatioAllowance = 0.05;

    public bool IsMet => Measured <= Limit;

    public bool IsMetWithinNoise => Measured <= Limit + Allowance;

    public static IReadOnlyList<Target> Of(IReadOnlyList<Comparison> inProcess, Comparison loopback) =>
    [
        .. inProcess.Where(comparison => comparison.Call.HasTarget).SelectMany(comparison => (Target[])
        [
            new($"{comparison.Call.Name}, ILivyApi extra time", comparison.ApiExtraMicroseconds, 0.8, MicrosecondsAllowance, "µs"),
            new($"{comparison.Call.Name}, ILivyApi extra memory", comparison.ApiExtraBytes, 1000, Allowance: 0, "B"),
            new($"{comparison.Call.Name}, given HttpClient extra time", comparison.GivenExtraMicroseconds, 1.2, MicrosecondsAllowance, "µs"),
            new($"{comparison.Call.Name}, given HttpClient extra memory", comparison.GivenExtraBytes, 1600, Allowance: 0, "B"),
            new($"{comparison.Call.Name}, handle extra time", comparison.HandleExtraMicroseconds, 2, MicrosecondsAllowance, "µs"),
            new($"{comparison.Call.Name}, handle extra memory", comparison.HandleExtraBytes, 1300, Allowance: 0, "B"),
        ]),
        new($"{loopback.Call.Name}, ILivyApi over loopback", loopback.ApiTimeRatio, 1.06, RatioAllowance, "×"),
    ];
}
