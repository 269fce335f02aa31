namespace Livy.Client;

/// <summary>A JAR or Python file to be run as a batch.</summary>
public sealed record BatchSpec : ApplicationSpec
{
    /// <summary>A batch that runs a file.</summary>
    /// <param name="file">The JAR or Python file: an absolute path or URI that the cluster can read.</param>
    public BatchSpec(string file) => File = file;

    /// <summary>The JAR or Python file: an absolute path or URI that the cluster can read.</summary>
    public string File { get; init; }

    /// <summary>The main class of a JAR. Livy's field <c>className</c>.</summary>
    public string? MainClass { get; init; }

    /// <summary>The arguments.</summary>
    public IReadOnlyList<string> Args { get; init; } = [];

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        SpecRules.File(File, nameof(File));
        SpecRules.Text(MainClass, nameof(MainClass));
        SpecRules.Args(Args, nameof(Args));
    }

    /// <summary>The name, and the last part of the file: what stands before it can hold keys, as in <c>s3a://key:secret@bucket</c>.</summary>
    public override string ToString() => $"{base.ToString()} of {Path.GetFileName(File)}";

    /// <summary>Whether the other one asks for the same: lists with the same items in the same order, and the same settings.</summary>
    public bool Equals(BatchSpec? other) => base.Equals(other) && File == other.File && MainClass == other.MainClass && AreSame(Args, other.Args);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), File, MainClass);

    /// <summary>The class without its package, or the file.</summary>
    private protected override string? Description => MainClass is { Length: > 0 } name ? name[(name.LastIndexOf('.') + 1)..] : Path.GetFileNameWithoutExtension(File);

    /// <summary>The request.</summary>
    /// <param name="name">The name to create it under.</param>
    internal CreateBatchRequest ToRequest(string? name) => new()
    {
        File = File,
        ClassName = MainClass,
        Args = OrNull(Args),
        ProxyUser = ProxyUser,
        Jars = OrNull(Jars),
        PyFiles = OrNull(PyFiles),
        Files = OrNull(Files),
        Archives = OrNull(Archives),
        DriverMemory = DriverMemory,
        DriverCores = DriverCores,
        ExecutorMemory = ExecutorMemory,
        ExecutorCores = ExecutorCores,
        NumExecutors = NumExecutors,
        Queue = Queue,
        Name = name,
        Conf = OrNull(Conf),
    };
}
