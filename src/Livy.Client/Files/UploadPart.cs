using System.Buffers;

namespace Livy.Client;

/// <summary>A file to upload: its name on the server and its bytes, which are streamed.</summary>
public sealed class UploadPart
{
    /// <summary>Characters that the server turns into part of a URI without escaping them, or reads as the end of the name.</summary>
    private static readonly SearchValues<char> Refused = SearchValues.Create(" \t\"<>\\^`{|}%#?;/:*[]");

    /// <summary>Makes one.</summary>
    /// <param name="fileName">The name on the server. The server answers 500 to a name with a space or another character that no URI holds, and cuts it at a semicolon.</param>
    /// <param name="content">The bytes, from the position of the stream on. Not disposed.</param>
    /// <param name="progress">Told after each block that was handed to the connection.</param>
    /// <exception cref="ArgumentException">The name is empty or holds a character that the server can not take, or the stream can not be read.</exception>
    public UploadPart(string fileName, Stream content, IProgress<TransferProgress>? progress = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        ArgumentNullException.ThrowIfNull(content);
        var bad = fileName.AsSpan().IndexOfAny(Refused);
        if (bad >= 0 || fileName.Any(char.IsControl) || fileName.Trim('.').Length == 0 || !Unicode.IsWhole(fileName))
        {
            throw new ArgumentException(
                $"The server can not store a file under the name '{OneLine.Of(fileName)}': use letters, digits, '-', '_' and '.' only.", nameof(fileName));
        }

        if (!content.CanRead)
        {
            throw new ArgumentException("The stream can not be read.", nameof(content));
        }

        FileName = fileName;
        Content = content;
        Progress = progress;
    }

    /// <summary>The name on the server.</summary>
    public string FileName { get; }

    /// <summary>The bytes, from the position of the stream on.</summary>
    public Stream Content { get; }

    /// <summary>Told after each block.</summary>
    public IProgress<TransferProgress>? Progress { get; }
}
