namespace Livy.Client;

/// <summary>Uploads files into a session, and adds files that the cluster can read by itself.</summary>
/// <remarks>
/// <para>What becomes of a file is decided by the kind of the session (seen on Livy 0.9): jars work in sessions of kind spark, sql and sparkr, and in shared ones for programmatic jobs and
/// <c>Class.forName</c>, not for REPL code; Python files and zips work in sessions of kind pyspark only; other files work everywhere, by <c>SparkFiles.get(name)</c>. What would silently do nothing is
/// refused before anything is sent.</para>
/// <para>A second file of the same name does not replace the first one, and if it differs, later Spark tasks of the session fail; Livy 0.7 refuses a second jar or Python file of a name (<see cref="LivyErrorCode.FileAlreadyAdded"/>). So put a version into the name. All calls wait until the session is ready. Limit of the server: 100 MiB a file
/// (<c>livy.file.upload.max.size</c>).</para>
/// </remarks>
public sealed class SessionFiles
{
    private const int UnbufferedFile = 1;

    private readonly ILivyApi _calls;
    private readonly LivySession _session;

    internal SessionFiles(ILivyApi calls, LivySession session)
    {
        _calls = calls;
        _session = session;
    }

    /// <summary>Uploads a jar from a local file, under the file's name.</summary>
    /// <param name="path">The local file.</param>
    /// <param name="progress">Told after each block.</param>
    /// <param name="cancellationToken">Ends the upload.</param>
    /// <exception cref="FileNotFoundException">There is no such file, or no such folder. Nothing was sent.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a folder. Nothing was sent.</exception>
    /// <exception cref="ArgumentException">The name of the file has characters that the server can not take. Nothing was sent.</exception>
    /// <exception cref="NotSupportedException">A session of this kind can not use such a file; the message says what works. Nothing was sent.</exception>
    /// <exception cref="LivySessionFailedException">The session is gone, or failed to start.</exception>
    /// <exception cref="LivyApiException">The server refused it, such as <see cref="LivyErrorCode.FileTooLarge"/>.</exception>
    /// <exception cref="LivyConnectionException">There was no answer, or the upload stood still: the file may have arrived.</exception>
    public Task UploadJarAsync(string path, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default) =>
        UploadFromAsync(path, progress, UploadJarAsync, cancellationToken);

    /// <summary>Uploads a jar from a stream.</summary>
    /// <param name="fileName">The name on the server; letters, digits, '-', '_' and '.'.</param>
    /// <param name="content">The bytes, from the position of the stream on. Not disposed.</param>
    /// <param name="progress">Told after each block.</param>
    /// <param name="cancellationToken">Ends the upload.</param>
    /// <inheritdoc cref="UploadJarAsync(string, IProgress{TransferProgress}, CancellationToken)" path="/exception"/>
    public async Task UploadJarAsync(string fileName, Stream content, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var part = new UploadPart(fileName, content, progress);
        await RequireJarsAsync(cancellationToken).ConfigureAwait(false);
        await _session.CallAsync(address => _calls.UploadJarAsync(address, part, cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Uploads a Python file or zip from a local file, under the file's name; code can import it at once.</summary>
    /// <inheritdoc cref="UploadJarAsync(string, IProgress{TransferProgress}, CancellationToken)"/>
    public Task UploadPyFileAsync(string path, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default) =>
        UploadFromAsync(path, progress, UploadPyFileAsync, cancellationToken);

    /// <summary>Uploads a Python file or zip from a stream; code can import it at once.</summary>
    /// <inheritdoc cref="UploadJarAsync(string, Stream, IProgress{TransferProgress}, CancellationToken)"/>
    public async Task UploadPyFileAsync(string fileName, Stream content, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var part = new UploadPart(fileName, content, progress);
        await RequirePythonAsync(cancellationToken).ConfigureAwait(false);
        await _session.CallAsync(address => _calls.UploadPyFileAsync(address, part, cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Uploads any file from a local file, under the file's name; code finds it with <c>SparkFiles.get(name)</c>.</summary>
    /// <inheritdoc cref="UploadJarAsync(string, IProgress{TransferProgress}, CancellationToken)"/>
    public Task UploadFileAsync(string path, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default) =>
        UploadFromAsync(path, progress, UploadFileAsync, cancellationToken);

    /// <summary>Uploads any file from a stream; code finds it with <c>SparkFiles.get(name)</c>.</summary>
    /// <inheritdoc cref="UploadJarAsync(string, Stream, IProgress{TransferProgress}, CancellationToken)"/>
    public async Task UploadFileAsync(string fileName, Stream content, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var part = new UploadPart(fileName, content, progress);
        await _session.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        await _session.CallAsync(address => _calls.UploadFileAsync(address, part, cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds a jar that the cluster can read.</summary>
    /// <param name="uri">An absolute path or URI, such as <c>hdfs:///libs/app.jar</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">The path is relative, or no URI. Nothing was sent.</exception>
    /// <exception cref="NotSupportedException">A session of this kind can not use such a file; the message says what works. Nothing was sent.</exception>
    /// <exception cref="LivyApiException">The server refused it: <see cref="LivyErrorCode.FileNotFound"/>, <see cref="LivyErrorCode.FileNotAllowed"/>.</exception>
    public async Task AddJarAsync(string uri, CancellationToken cancellationToken = default)
    {
        SpecRules.File(uri, nameof(uri));
        await RequireJarsAsync(cancellationToken).ConfigureAwait(false);
        await _session.CallAsync(address => _calls.AddJarAsync(address, new AddResourceRequest { Uri = uri }, cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds a Python file or zip that the cluster can read; code can import it at once.</summary>
    /// <inheritdoc cref="AddJarAsync"/>
    public async Task AddPyFileAsync(string uri, CancellationToken cancellationToken = default)
    {
        SpecRules.File(uri, nameof(uri));
        await RequirePythonAsync(cancellationToken).ConfigureAwait(false);
        await _session.CallAsync(address => _calls.AddPyFileAsync(address, new AddResourceRequest { Uri = uri }, cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds any file that the cluster can read; code finds it with <c>SparkFiles.get(name)</c>.</summary>
    /// <inheritdoc cref="AddJarAsync"/>
    public async Task AddFileAsync(string uri, CancellationToken cancellationToken = default)
    {
        SpecRules.File(uri, nameof(uri));
        await _session.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        await _session.CallAsync(address => _calls.AddFileAsync(address, new AddResourceRequest { Uri = uri }, cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private static async Task UploadFromAsync(
        string path,
        IProgress<TransferProgress>? progress,
        Func<string, Stream, IProgress<TransferProgress>?, CancellationToken, Task> upload,
        CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            throw new FileNotFoundException($"There is no file '{path}' to upload.", path);
        }

        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, UnbufferedFile, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (file.ConfigureAwait(false))
        {
            await upload(Path.GetFileName(path), file, progress, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task RequireJarsAsync(CancellationToken cancellationToken)
    {
        var kind = await _session.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        if (kind == SessionKind.PySpark)
        {
            throw new NotSupportedException(
                $"Session {_session.Id} is of kind pyspark, where Livy takes a jar for a Python file: name it in {nameof(SessionSpec)}.{nameof(SessionSpec.Jars)} when the session is created.");
        }
    }

    private async Task RequirePythonAsync(CancellationToken cancellationToken)
    {
        var kind = await _session.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        if (kind != SessionKind.PySpark)
        {
            throw new NotSupportedException(
                $"Session {_session.Id} is of kind {kind}, where Livy takes a Python file for a jar and code can not import it: name it in {nameof(SessionSpec)}.{nameof(SessionSpec.PyFiles)} when the session is created, or use a session of kind pyspark.");
        }
    }
}
