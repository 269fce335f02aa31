using System.Text.Encodings.Web;
using System.Text.Json;

namespace Livy.Client.Testing;

/// <summary>Writes lines into a new file. Not for use by two threads at once.</summary>
internal sealed class RecordingWriter : IDisposable
{
    /// <summary>Escapes no more than JSON asks for: recordings are for people to read, and no page shows them.</summary>
    private static readonly RecordingJson Readable = new(new JsonSerializerOptions(RecordingJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private readonly FileStream _file;

    public RecordingWriter(string path)
    {
        // Without a buffer of its own: what was written is in the file, whatever becomes of the process.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        _file = new FileStream(path, options);
    }

    public int Count { get; private set; }

    public void Write(RecordingLine line)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(line with { N = Count }, Readable.RecordingLine);
        _file.Write([.. json, (byte)'\n']);
        Count++;
    }

    public void Dispose() => _file.Dispose();
}
