namespace Livy.Client.Benchmarks;

/// <summary>One thing that can be measured.</summary>
internal abstract class Command
{
    /// <summary>The first argument that asks for it.</summary>
    public abstract string Name { get; }

    /// <summary>Its options and what it does, in a line.</summary>
    public abstract string Usage { get; }

    /// <summary>Measures and reports.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public abstract Task<int> RunAsync(IReadOnlyList<string> options, TextWriter output);
}
