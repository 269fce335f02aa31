namespace Livy.Client.Benchmarks;

/// <summary>What the process ends with.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>A target was missed, and the caller asked to be told.</summary>
    public const int TargetMissed = 1;

    public const int WrongUsage = 2;
}
