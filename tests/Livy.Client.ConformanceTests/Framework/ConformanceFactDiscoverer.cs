namespace Livy.Client.ConformanceTests;

/// <summary>Makes the case of a <see cref="ConformanceFactAttribute"/>, once for each class that inherits it.</summary>
public sealed class ConformanceFactDiscoverer(IMessageSink diagnosticMessageSink) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        var display = discoveryOptions.MethodDisplayOrDefault();
        var displayOptions = discoveryOptions.MethodDisplayOptionsOrDefault();
        yield return Fault(factAttribute) is { } fault
            ? new ExecutionErrorTestCase(diagnosticMessageSink, display, displayOptions, testMethod, fault)
            : new ConformanceTestCase(diagnosticMessageSink, display, displayOptions, testMethod);
    }

    private static string? Fault(IAttributeInfo fact)
    {
        var isGoldenOnly = fact.GetNamedArgument<LeansOn>(nameof(ConformanceFactAttribute.LeansOn)) is LeansOn.GoldenOnly;
        var recording = fact.GetNamedArgument<string?>(nameof(ConformanceFactAttribute.Recording));
        var reason = fact.GetNamedArgument<string?>(nameof(ConformanceFactAttribute.NotOnRealServer));
        return isGoldenOnly && (string.IsNullOrWhiteSpace(recording) || string.IsNullOrWhiteSpace(reason))
            ? "A case that only a recording shows names the recording, and says why it does not run on the real server."
            : null;
    }
}
