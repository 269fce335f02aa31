namespace Livy.Client;

/// <summary>What the fluent ways to a <see cref="SessionSpec"/> and to a <see cref="BatchSpec"/> have in common. What is called twice adds to lists and replaces single values.</summary>
/// <typeparam name="TSpec">The spec that is built.</typeparam>
/// <typeparam name="TSelf">The builder itself.</typeparam>
public abstract class ApplicationBuilder<TSpec, TSelf>
    where TSpec : ApplicationSpec
    where TSelf : ApplicationBuilder<TSpec, TSelf>
{
    private protected ApplicationBuilder(TSpec spec) => Spec = spec;

    /// <summary>The spec as it is now.</summary>
    public TSpec Spec { get; private set; }

    /// <summary>Sets a Spark or <c>livy.rsc</c> setting.</summary>
    public TSelf WithConf(string key, string value) =>
        With(spec => spec with { Conf = new Dictionary<string, string>(spec.Conf, StringComparer.Ordinal) { [key] = value } });

    /// <summary>Gives it a name, unique among those that the server knows.</summary>
    public TSelf WithName(string name) => With(spec => spec with { Name = name, NameIsPrefix = false });

    /// <summary>Gives it a name that begins so and goes on with a dash and a UUID of the client's: nobody else can have it.</summary>
    public TSelf WithNamePrefix(string prefix) => With(spec => spec with { Name = prefix, NameIsPrefix = true });

    /// <summary>Runs it as another user, where the server impersonates.</summary>
    public TSelf WithProxyUser(string user) => With(spec => spec with { ProxyUser = user });

    /// <summary>Sets memory (<c>512m</c>, <c>2g</c>) and cores of the driver; what is left out stays as it is.</summary>
    public TSelf WithDriver(string? memory = null, int? cores = null) =>
        With(spec => spec with { DriverMemory = memory ?? spec.DriverMemory, DriverCores = cores ?? spec.DriverCores });

    /// <summary>Sets number, memory (<c>512m</c>, <c>2g</c>) and cores of the executors; what is left out stays as it is.</summary>
    public TSelf WithExecutors(int? number = null, string? memory = null, int? cores = null) =>
        With(spec => spec with { NumExecutors = number ?? spec.NumExecutors, ExecutorMemory = memory ?? spec.ExecutorMemory, ExecutorCores = cores ?? spec.ExecutorCores });

    /// <summary>Chooses the YARN queue.</summary>
    public TSelf WithQueue(string queue) => With(spec => spec with { Queue = queue });

    /// <summary>Adds jars for driver and executors.</summary>
    public TSelf WithJars(params IEnumerable<string> uris) => With(spec => spec with { Jars = [.. spec.Jars, .. uris] });

    /// <summary>Adds Python files and zips.</summary>
    public TSelf WithPyFiles(params IEnumerable<string> uris) => With(spec => spec with { PyFiles = [.. spec.PyFiles, .. uris] });

    /// <summary>Adds other files.</summary>
    public TSelf WithFiles(params IEnumerable<string> uris) => With(spec => spec with { Files = [.. spec.Files, .. uris] });

    /// <summary>Adds archives that are unpacked for each executor.</summary>
    public TSelf WithArchives(params IEnumerable<string> uris) => With(spec => spec with { Archives = [.. spec.Archives, .. uris] });

    /// <summary>Changes the spec.</summary>
    private protected TSelf With(Func<TSpec, TSpec> change)
    {
        Spec = change(Spec);
        return (TSelf)this;
    }
}
