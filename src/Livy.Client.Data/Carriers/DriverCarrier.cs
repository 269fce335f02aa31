namespace Livy.Client.Data;

/// <summary>Brings requests to the driver, and its answers back.</summary>
internal abstract class DriverCarrier
{
    /// <summary>What brings them.</summary>
    public abstract QueryCarrier Kind { get; }

    /// <summary>The most that an answer may carry, in bytes.</summary>
    public abstract int MaxPageSize { get; }

    /// <summary>Sends a request once and waits for its answer.</summary>
    public abstract Task<DriverAnswer> SendAsync(DriverRequest request, CancellationToken cancellationToken);
}
