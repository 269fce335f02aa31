namespace Livy.Client;

/// <summary>What the Spark applications of sessions and batches have in common.</summary>
/// <remarks>Sizes and counts that are unset are left out of the request, so that the server's and Spark's own defaults hold.</remarks>
public abstract record ApplicationSpec
{
    private protected ApplicationSpec()
    {
    }

    /// <summary>A copy whose settings are its own: changing them does not change the original.</summary>
    protected ApplicationSpec(ApplicationSpec original)
    {
        ArgumentNullException.ThrowIfNull(original);
        Name = original.Name;
        NameIsPrefix = original.NameIsPrefix;
        ProxyUser = original.ProxyUser;
        Jars = original.Jars;
        PyFiles = original.PyFiles;
        Files = original.Files;
        Archives = original.Archives;
        DriverMemory = original.DriverMemory;
        DriverCores = original.DriverCores;
        ExecutorMemory = original.ExecutorMemory;
        ExecutorCores = original.ExecutorCores;
        NumExecutors = original.NumExecutors;
        Queue = original.Queue;
        Conf = original.Conf is null ? null! : new Dictionary<string, string>(original.Conf, StringComparer.Ordinal);
    }

    /// <summary>
    /// A name, unique among the sessions (or batches) that the server knows, ended ones included; an ended batch keeps its name for 10 minutes. Sent as it is. By default the client makes one up
    /// (<see cref="LivySubmissionOptions.GenerateNames"/>), which has the advantage that nobody else can have it. Not empty, not digits only, not <c>.</c> or
    /// <c>..</c>, without <c>;</c>, <c>/</c> and control characters: the server could not be asked for it again.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>Whether the name is only the beginning, behind which the client puts a dash and a UUID of its own (version 7, 32 digits). False by default.</summary>
    public bool NameIsPrefix { get; init; }

    /// <summary>The user to run as; a server without impersonation ignores it.</summary>
    public string? ProxyUser { get; init; }

    /// <summary>Jars for driver and executors: absolute paths or URIs that the cluster can read.</summary>
    public IReadOnlyList<string> Jars { get; init; } = [];

    /// <summary>Python files and zips: absolute paths or URIs that the cluster can read.</summary>
    public IReadOnlyList<string> PyFiles { get; init; } = [];

    /// <summary>Other files: absolute paths or URIs that the cluster can read.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Archives that are unpacked for each executor: absolute paths or URIs that the cluster can read.</summary>
    public IReadOnlyList<string> Archives { get; init; } = [];

    /// <summary>Memory of the driver, such as <c>512m</c> or <c>2g</c>; Spark's default if unset.</summary>
    public string? DriverMemory { get; init; }

    /// <summary>Cores of the driver; Spark's default if unset.</summary>
    public int? DriverCores { get; init; }

    /// <summary>Memory of each executor, such as <c>512m</c> or <c>2g</c>; Spark's default if unset.</summary>
    public string? ExecutorMemory { get; init; }

    /// <summary>Cores of each executor; Spark's default if unset.</summary>
    public int? ExecutorCores { get; init; }

    /// <summary>How many executors; Spark's default if unset.</summary>
    public int? NumExecutors { get; init; }

    /// <summary>The YARN queue; the cluster's default if unset.</summary>
    public string? Queue { get; init; }

    /// <summary>Spark settings, and <c>livy.rsc</c> settings for this application. The server's administrator may have fixed some, such as <c>spark.master</c>.</summary>
    public IDictionary<string, string> Conf { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The kind and name only: settings can hold secrets.</summary>
    public override string ToString() => $"{GetType().Name} {Name ?? "without a name"}";

    /// <summary>Says what the server would refuse for certain.</summary>
    /// <exception cref="ArgumentException">A field has a value that no server takes.</exception>
    public virtual void Validate()
    {
        SpecRules.Name(Name, nameof(Name));
        if (NameIsPrefix && Name is null)
        {
            throw new ArgumentException("There is no name that could be a prefix.", nameof(NameIsPrefix));
        }

        SpecRules.Text(ProxyUser, nameof(ProxyUser));
        SpecRules.Text(Queue, nameof(Queue));
        SpecRules.Files(Jars, nameof(Jars));
        SpecRules.Files(PyFiles, nameof(PyFiles));
        SpecRules.Files(Files, nameof(Files));
        SpecRules.Files(Archives, nameof(Archives));
        SpecRules.Memory(DriverMemory, nameof(DriverMemory));
        SpecRules.Memory(ExecutorMemory, nameof(ExecutorMemory));
        SpecRules.Count(DriverCores, nameof(DriverCores));
        SpecRules.Count(ExecutorCores, nameof(ExecutorCores));
        SpecRules.Count(NumExecutors, nameof(NumExecutors));
        SpecRules.Conf(Conf, nameof(Conf));
    }

    /// <summary>What it is, for a name that the client makes up.</summary>
    private protected abstract string? Description { get; }

    /// <summary>Whether the request depends on the server's version.</summary>
    /// <param name="generates">Whether one without a name gets one.</param>
    internal virtual bool NeedsVersion(bool generates) => generates || Name is not null;

    /// <summary>The name to create it under.</summary>
    /// <param name="version">The version of the server; <see langword="null"/> if it is not known.</param>
    /// <param name="generates">Whether one without a name gets one.</param>
    /// <param name="time">The clock.</param>
    internal SubmittedName NameFor(Version? version, bool generates, TimeProvider time)
    {
        var isAddress = ServerFeatures.KnowsNames(version);
        if (Name is not null)
        {
            return new SubmittedName(NameIsPrefix ? GeneratedName.Behind(Name, time) : Name, NameIsPrefix || GeneratedName.IsOne(Name), isAddress);
        }

        return generates && isAddress
            ? new SubmittedName(GeneratedName.Describing(Conf.TryGetValue("spark.app.name", out var title) ? title : Description, time), IsUnique: true, isAddress)
            : new SubmittedName(Text: null, IsUnique: false, IsAddress: false);
    }

    /// <summary>Whether the other one asks for the same: lists with the same items in the same order, and the same settings.</summary>
    public virtual bool Equals(ApplicationSpec? other) =>
        other is not null
        && EqualityContract == other.EqualityContract
        && Name == other.Name
        && NameIsPrefix == other.NameIsPrefix
        && ProxyUser == other.ProxyUser
        && AreSame(Jars, other.Jars)
        && AreSame(PyFiles, other.PyFiles)
        && AreSame(Files, other.Files)
        && AreSame(Archives, other.Archives)
        && DriverMemory == other.DriverMemory
        && DriverCores == other.DriverCores
        && ExecutorMemory == other.ExecutorMemory
        && ExecutorCores == other.ExecutorCores
        && NumExecutors == other.NumExecutors
        && Queue == other.Queue
        && AreSame(Conf, other.Conf);

    /// <summary>A hash of what rarely changes: settings may be added to a spec that is a key already.</summary>
    public override int GetHashCode() => HashCode.Combine(EqualityContract, Name, ProxyUser, DriverMemory, ExecutorMemory, NumExecutors, Queue);

    /// <summary>Also for lists that are missing, which only <see cref="Validate"/> refuses.</summary>
    private protected static bool AreSame(IReadOnlyList<string>? first, IReadOnlyList<string>? second) =>
        ReferenceEquals(first, second) || (first is not null && second is not null && first.SequenceEqual(second, StringComparer.Ordinal));

    private protected static IReadOnlyList<string>? OrNull(IReadOnlyList<string> list) => list.Count == 0 ? null : list;

    private protected static IReadOnlyDictionary<string, string>? OrNull(IDictionary<string, string> conf) =>
        conf.Count == 0 ? null : new Dictionary<string, string>(conf, StringComparer.Ordinal);

    private static bool AreSame(IDictionary<string, string>? first, IDictionary<string, string>? second) =>
        ReferenceEquals(first, second)
        || (first is not null && second is not null && first.Count == second.Count && first.All(setting => second.TryGetValue(setting.Key, out var value) && value == setting.Value));
}
