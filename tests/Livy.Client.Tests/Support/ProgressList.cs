namespace Livy.Client.Tests;

/// <summary>Keeps what it is told, in order and at once; the framework's own reports later, on another thread.</summary>
internal sealed class ProgressList<T> : IProgress<T>
{
    private readonly List<T> _reports = [];

    public IReadOnlyList<T> Reports => _reports;

    public void Report(T value) => _reports.Add(value);
}
