using System.Runtime.InteropServices;

namespace Quickstart;

/// <summary>
/// Ctrl-C (SIGINT) and SIGTERM as a token. From when it is made, that is, before a command prints anything that others wait for;
/// System.CommandLine's own handling starts only after the first await of a command. The first signal asks to come to an end, the second one leaves at once.
/// </summary>
internal sealed class TerminationSignals : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    public TerminationSignals()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        // The first time the command ends by itself, with its own exit code. After that the system does what it does without us: it ends the process.
        context.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }
}
