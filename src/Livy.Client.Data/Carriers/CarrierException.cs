namespace Livy.Client.Data;

/// <summary>What carries does not work at all, as where there is no Python. Never leaves the package as such.</summary>
internal sealed class CarrierException(string message, string? details, Exception? innerException = null) : LivyException(message, innerException)
{
    /// <summary>What was said.</summary>
    public string? Reason => details;

    /// <inheritdoc/>
    protected override string? Details => details;
}
