namespace Livy.Client.Testing.Tests;

/// <summary>A recording that is gone when the test ends.</summary>
internal sealed class RecordingFile : IDisposable
{
    public RecordingFile(params string[] lines)
    {
        if (lines.Length > 0)
        {
            File.WriteAllLines(Path, lines);
        }
    }

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());

    public string Text => File.ReadAllText(Path);

    public string[] Lines => File.ReadAllLines(Path);

    /// <summary>A line as one writes it by hand.</summary>
    public static string Line(string request, string answer, int status = 200, string? body = null)
    {
        var words = request.Split(' ', 2);
        return $$"""{"request":{"method":"{{words[0]}}","path":"{{words[1]}}","body":{{body ?? "null"}}},"response":{"status":{{status}},"headers":{"Content-Type":"application/json"},"body":{{answer}} } }""";
    }

    public void Dispose() => File.Delete(Path);
}
