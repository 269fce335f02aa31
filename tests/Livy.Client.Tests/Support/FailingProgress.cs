namespace Livy.Client.Tests;

/// <summary>A progress whose owner made a mistake.</summary>
internal sealed class FailingProgress<T>(Exception? error = null) : IProgress<T>
{
    public void Report(T value) => throw error ?? new InvalidOperationException("The progress failed.");
}
