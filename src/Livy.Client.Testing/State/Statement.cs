using System.Text;

namespace Livy.Client.Testing;

/// <summary>One statement of a session.</summary>
internal sealed class Statement(int id, string code, string kind)
{
    public int Id { get; } = id;

    public string Code { get; } = code;

    public string Kind { get; } = kind;

    public string State { get; set; } = StatementStates.Waiting;

    /// <summary>The output as JSON text; null until there is one.</summary>
    public string? Output { get; set; }

    /// <summary>The bytes that code and output take in an RPC message.</summary>
    public long Size => Encoding.UTF8.GetByteCount(Code) + (Output is null ? 0L : Encoding.UTF8.GetByteCount(Output));

    /// <summary>What it holds that clients have sent or had made. What a script gives is the test's own.</summary>
    public long Held { get; set; } = 128 + HeldBytes.OfText(code.Length);

    public long Started { get; set; }

    public long Completed { get; set; }

    /// <summary>What will come of it; known from the moment it runs.</summary>
    public StatementOutcome? Outcome { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public bool IsRunning => State is StatementStates.Running or StatementStates.Cancelling;

    /// <summary>From 0 to 1.</summary>
    public double Progress(DateTimeOffset now) => State switch
    {
        StatementStates.Waiting => 0,
        StatementStates.Running or StatementStates.Cancelling => Outcome?.ProgressAfter(now - StartedAt) ?? 0,
        _ => 1,
    };
}
