namespace Livy.Client.FaultTests;

/// <summary>What the process ends with.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>A promise was broken.</summary>
    public const int Broken = 1;
}
