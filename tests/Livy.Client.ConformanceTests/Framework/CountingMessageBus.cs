namespace Livy.Client.ConformanceTests;

/// <summary>Passes all messages on and counts the ends of cases.</summary>
internal sealed class CountingMessageBus(IMessageBus inner, CaseCounts counts) : IMessageBus
{
    public bool QueueMessage(IMessageSinkMessage message)
    {
        if (message is ITestResultMessage { TestCase: ConformanceTestCase testCase })
        {
            counts.Add(testCase, message);
        }

        return inner.QueueMessage(message);
    }

    // The inner one belongs to the runner.
    public void Dispose()
    {
    }
}
