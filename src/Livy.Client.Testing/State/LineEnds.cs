namespace Livy.Client.Testing;

/// <summary>Livy's <c>EOLUtils</c>: the driver runs on Linux.</summary>
internal static class LineEnds
{
    /// <summary>Carriage returns only: <c>ReplaceLineEndings</c> would touch form feeds and Unicode's line separators, too.</summary>
    public static string ToUnix(string code) => code.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
