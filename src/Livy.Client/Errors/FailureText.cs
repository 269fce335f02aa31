namespace Livy.Client;

/// <summary>Puts the messages of failed work together.</summary>
internal static class FailureText
{
    private const int MostLines = 15;

    /// <summary>The message, then the hint, then the end of the log without the frames of stack traces, which would push out the line that says what happened.</summary>
    public static string Compose(string message, string? hint, IReadOnlyList<string> logTail)
    {
        var text = hint is null ? message : $"{message} {hint}";
        var lines = logTail.Where(line => line.Trim() is not ("" or "stdout:" or "stderr:") && !line.StartsWith("\tat ", StringComparison.Ordinal)).TakeLast(MostLines).ToArray();
        return lines.Length == 0 ? text : $"{text}{Environment.NewLine}The end of its log:{Environment.NewLine}  {string.Join(Environment.NewLine + "  ", lines)}";
    }
}
