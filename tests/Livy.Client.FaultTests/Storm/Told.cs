namespace Livy.Client.FaultTests;

/// <summary>What a caller was told in the end.</summary>
internal enum Told
{
    /// <summary>Nothing yet.</summary>
    Pending,

    /// <summary>It was done.</summary>
    Done,

    /// <summary>It was certainly not done.</summary>
    NotDone,

    /// <summary>It may have been done, or still be under way.</summary>
    Unresolved,

    /// <summary>It was submitted, and failed or is gone.</summary>
    Failed,

    /// <summary>Nothing in many hours.</summary>
    Hung,

    /// <summary>An exception that the documentation does not name.</summary>
    Undocumented,
}
