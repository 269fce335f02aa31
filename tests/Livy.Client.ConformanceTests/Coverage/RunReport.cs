namespace Livy.Client.ConformanceTests;

/// <summary>Says at the end of a run how many cases leaned on what: as a message of the run, and in the file that <c>CONFORMANCE_REPORT</c> names.</summary>
/// <remarks>The fixture of <see cref="AfterAllOthers"/>, which is in every run that is not narrowed down to some classes.</remarks>
public sealed class RunReport(IMessageSink diagnosticMessageSink) : IDisposable
{
    private const string Variable = "CONFORMANCE_REPORT";

    public void Dispose()
    {
        var report = CaseCounts.Describe();
        diagnosticMessageSink.OnMessage(new DiagnosticMessage(string.Join(Environment.NewLine, report)));
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } file)
        {
            File.WriteAllLines(file, report);
        }
    }
}
