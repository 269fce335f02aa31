namespace Livy.Client.Benchmarks;

/// <summary>Where calls run.</summary>
internal enum CallThread
{
    /// <summary>Every call has ended when its method returns, so that its allocations are the measuring thread's.</summary>
    Same,

    /// <summary>Calls wait for a network; allocations are not measured.</summary>
    Any,
}
