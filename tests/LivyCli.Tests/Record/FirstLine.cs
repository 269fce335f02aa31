using System.Text;

namespace LivyCli.Tests;

/// <summary>What a command prints first.</summary>
internal sealed class FirstLine : TextWriter
{
    private readonly TaskCompletionSource<string> _line = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override Encoding Encoding => Encoding.UTF8;

    public Task<string> Line => _line.Task;

    public override void Write(char value)
    {
    }

    public override Task WriteLineAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
    {
        _line.TrySetResult(buffer.ToString());
        return Task.CompletedTask;
    }
}
