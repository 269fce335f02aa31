namespace Livy.Client.Testing;

/// <summary>Stands for <c>sc</c>, <c>spark</c> and what they return in expressions.</summary>
/// <param name="Items">The rows of a data set; null for the context itself.</param>
/// <param name="Count">How many rows there are.</param>
internal sealed record SparkStandIn(IReadOnlyList<object?>? Items, long Count = 0)
{
    public static SparkStandIn Context { get; } = new(null, 0);
}
