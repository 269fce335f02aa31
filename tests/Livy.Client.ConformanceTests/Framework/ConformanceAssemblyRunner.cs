namespace Livy.Client.ConformanceTests;

/// <summary>Runs all cases, and says at the end how many of them leaned on what: as a message of the run, and in the file that <c>CONFORMANCE_REPORT</c> names.</summary>
internal sealed class ConformanceAssemblyRunner(
    ITestAssembly testAssembly,
    IEnumerable<IXunitTestCase> testCases,
    IMessageSink diagnosticMessageSink,
    IMessageSink executionMessageSink,
    ITestFrameworkExecutionOptions executionOptions)
    : XunitTestAssemblyRunner(testAssembly, testCases, diagnosticMessageSink, executionMessageSink, executionOptions)
{
    private const string ReportVariable = "CONFORMANCE_REPORT";

    private readonly CaseCounts _counts = new();

    protected override Task<RunSummary> RunTestCollectionsAsync(IMessageBus messageBus, CancellationTokenSource cancellationTokenSource) =>
        base.RunTestCollectionsAsync(new CountingMessageBus(messageBus, _counts), cancellationTokenSource);

    protected override async Task BeforeTestAssemblyFinishedAsync()
    {
        await base.BeforeTestAssemblyFinishedAsync();
        var report = _counts.Describe();
        DiagnosticMessageSink.OnMessage(new DiagnosticMessage(string.Join(Environment.NewLine, report)));
        if (Environment.GetEnvironmentVariable(ReportVariable) is { Length: > 0 } file)
        {
            await File.WriteAllLinesAsync(file, report);
        }
    }
}
