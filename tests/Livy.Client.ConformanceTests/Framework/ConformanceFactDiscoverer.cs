using System.Reflection;

namespace Livy.Client.ConformanceTests;

/// <summary>Makes the cases of a <see cref="ConformanceFactAttribute"/>, one for each server that its class runs on.</summary>
internal sealed class ConformanceFactDiscoverer(IMessageSink diagnosticMessageSink) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        var display = discoveryOptions.MethodDisplayOrDefault();
        var displayOptions = discoveryOptions.MethodDisplayOptionsOrDefault();
        var fact = testMethod.Method.ToRuntimeMethod().GetCustomAttribute<ConformanceFactAttribute>()!;
        var matrix = testMethod.TestClass.Class.ToRuntimeType().GetCustomAttribute<RunsOnAttribute>();
        return Fault(fact, matrix) is { } fault
            ? [new ExecutionErrorTestCase(diagnosticMessageSink, display, displayOptions, testMethod, fault)]
            : matrix!.Servers.Select(server => new ConformanceTestCase(diagnosticMessageSink, display, displayOptions, testMethod, server));
    }

    private static string? Fault(ConformanceFactAttribute fact, RunsOnAttribute? matrix) =>
        matrix is null ? "The class of a case says on which servers it runs."
        : fact.LeansOn is LeansOn.GoldenOnly && (string.IsNullOrWhiteSpace(fact.Recording) || string.IsNullOrWhiteSpace(fact.NotOnRealServer))
            ? "A case that only a recording shows names the recording, and says why it does not run on the real server."
            : null;
}
