namespace Livy.Client.Testing;

/// <summary>A line of a recording cannot be read. The message names the file and the line, and shows nothing of what is in it.</summary>
public sealed class LivyRecordingException : Exception
{
    internal LivyRecordingException(string path, int line, string reason, Exception? inner = null)
        : base($"{path}, line {line}: {reason}", inner)
    {
        Path = path;
        Line = line;
    }

    /// <summary>The file, as it was given.</summary>
    public string Path { get; }

    /// <summary>The number of the line, from 1.</summary>
    public int Line { get; }
}
