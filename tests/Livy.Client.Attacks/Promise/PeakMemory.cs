using System.Diagnostics;

namespace Livy.Client.Attacks;

/// <summary>The most memory that this process has had.</summary>
internal static class PeakMemory
{
    /// <summary>A server must not be able to make a client take more.</summary>
    public const long MostMebibytes = 400;

    private const long Mebibyte = 1024 * 1024;

    public static long Mebibytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / Mebibyte;
    }

    public static bool IsTooHigh(long mebibytes) => mebibytes > MostMebibytes;
}
