namespace Livy.Client.ConformanceTests;

/// <summary>A folder for the files of one case.</summary>
/// <param name="parent">Where it is made; the system's folder for such by default.</param>
internal sealed class TemporaryFolder(string? parent = null) : IDisposable
{
    private readonly string _path = Directory.CreateDirectory(Path.Combine(parent ?? Path.GetTempPath(), Names.New("conformance"))).FullName;

    /// <summary>Writes a file and returns its path.</summary>
    public string Write(string name, string text)
    {
        var file = Path.Combine(_path, name);
        File.WriteAllText(file, text);
        return file;
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
