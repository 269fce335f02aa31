namespace Livy.Client.ConformanceTests;

/// <summary>A test of what a whole run on a server has covered. <c>CONFORMANCE_WHOLE_RUN</c> names the server, <c>Mock</c> or <c>Real</c>; a part of the cases covers less.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WholeRunFactAttribute : FactAttribute
{
    private const string Variable = "CONFORMANCE_WHOLE_RUN";

    public WholeRunFactAttribute() => Skip = Value is null ? $"{Variable} is not set: let it name the server, Mock or Real, that all cases run on." : null;

    /// <summary>Whether the whole run is on the real server.</summary>
    public static bool IsOnRealServer => Enum.Parse<TestServer>(Value!) is TestServer.Real;

    private static string? Value => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value ? value : null;
}
