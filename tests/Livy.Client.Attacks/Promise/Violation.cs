using System.Diagnostics;

namespace Livy.Client.Attacks;

/// <summary>A broken promise.</summary>
internal sealed record Violation(int Index, string Exchange, string Mutations, string Call, string Member, Exception Error)
{
    private const int MostFrames = 3;
    private const int LongestMessage = 200;

    /// <summary>The places in the client that the exception came through, innermost first.</summary>
    public IReadOnlyList<string> Frames { get; } = [.. new StackTrace(Error, fNeedFileInfo: true).GetFrames().Select(Describe).OfType<string>().Distinct(StringComparer.Ordinal).Take(MostFrames)];

    /// <summary>The same for violations that one mend would end. A member says enough: which frames are below it changes with what the JIT inlines.</summary>
    public string Cause => $"{Error.GetType().Name} {(Member == CallReport.CallItself ? (Frames.Count > 0 ? Frames[0] : Call) : Member)}";

    public string Describe(int alike)
    {
        var message = Error.Message.Length > LongestMessage ? $"{Error.Message[..LongestMessage]}…" : Error.Message;
        var others = alike > 1 ? $" ({alike - 1} more like it)" : string.Empty;
        return string.Join(
            Environment.NewLine,
            [$"#{Index} {Exchange} [{Mutations}] {Call}, {Member}: {Error.GetType().Name}: {message}{others}", .. Frames.Select(frame => $"    at {frame}")]);
    }

    private static string? Describe(StackFrame frame)
    {
        if (frame.GetMethod() is not { DeclaringType: { Namespace: "Livy.Client" } type } method)
        {
            return null;
        }

        var place = frame.GetFileName() is { } file ? $" in {Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileName(file)}:{frame.GetFileLineNumber()}" : string.Empty;
        return $"{type.FullName}.{method.Name}{place}";
    }
}
