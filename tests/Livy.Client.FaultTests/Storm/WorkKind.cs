namespace Livy.Client.FaultTests;

/// <summary>What is submitted.</summary>
internal enum WorkKind
{
    /// <summary>A session.</summary>
    Session,

    /// <summary>A batch.</summary>
    Batch,

    /// <summary>A batch that the server refuses after it has registered it.</summary>
    RefusedBatch,

    /// <summary>A statement.</summary>
    Statement,
}
