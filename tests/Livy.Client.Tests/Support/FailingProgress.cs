namespace Livy.Client.Tests;

/// <summary>A progress whose owner made a mistake.</summary>
internal sealed class FailingProgress<T> : IProgress<T>
{
    public void Report(T value) => throw new InvalidOperationException("The progress failed.");
}
