using System.Reflection;

[assembly: TestFramework("Livy.Client.ConformanceTests.ConformanceTestFramework", "Livy.Client.ConformanceTests")]

namespace Livy.Client.ConformanceTests;

/// <summary>xunit's own framework, which counts at the end what the cases leaned on.</summary>
public sealed class ConformanceTestFramework(IMessageSink diagnosticMessageSink) : XunitTestFramework(diagnosticMessageSink)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new ConformanceExecutor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);
}
