using System.Collections.Concurrent;

namespace Livy.Client.ConformanceTests;

/// <summary>Holds back what is told about a case until it is known whether the run counts.</summary>
internal sealed class HeldMessages(IMessageBus inner) : IMessageBus
{
    private const string DidNotStart = "did not start";
    private const string LostChannel = "[ReplDriver] Closing RPC channel";

    private readonly ConcurrentQueue<IMessageSinkMessage> _held = new();

    /// <summary>Whether a session did not start for the one reason that is not the case's.</summary>
    public bool SaysThatADriverLostItsChannel => _held.OfType<ITestFailed>().Any(failed =>
        failed.Messages.Any(text => text.Contains(DidNotStart, StringComparison.Ordinal) && text.Contains(LostChannel, StringComparison.Ordinal)));

    public bool QueueMessage(IMessageSinkMessage message)
    {
        _held.Enqueue(message);
        return true;
    }

    /// <summary>Passes everything on.</summary>
    public void Release()
    {
        while (_held.TryDequeue(out var message))
        {
            inner.QueueMessage(message);
        }
    }

    // The inner one belongs to the runner.
    public void Dispose()
    {
    }
}
