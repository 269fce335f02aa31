namespace Livy.Client.Testing;

/// <summary>One job of the programmatic API.</summary>
internal sealed class Job(int id, string uuid, string? jobType)
{
    public int Id { get; } = id;

    /// <summary>The driver's own id, seen in error texts.</summary>
    public string Uuid { get; } = uuid;

    /// <summary>The serialized job, until it runs.</summary>
    public byte[] Payload { get; set; } = [];

    public string? JobType { get; } = jobType;

    /// <summary>Sent by <c>run-job</c>.</summary>
    public bool IsSync { get; init; }

    public string State { get; set; } = JobStates.Queued;

    public byte[]? Result { get; set; }

    public string? Error { get; set; }

    public Job Copy() => new(Id, Uuid, JobType) { State = State, Result = Result, Error = Error };
}
