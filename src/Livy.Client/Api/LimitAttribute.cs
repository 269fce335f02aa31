namespace Livy.Client;

/// <summary>How long one attempt of the route may take.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LimitAttribute(TimeoutClass timeoutClass) : Attribute
{
    public TimeoutClass TimeoutClass { get; } = timeoutClass;
}
