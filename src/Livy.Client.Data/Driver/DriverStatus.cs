namespace Livy.Client.Data;

/// <summary>The first byte of what the driver answers; what follows depends on it.</summary>
internal enum DriverStatus : byte
{
    /// <summary>Done; JSON follows.</summary>
    Done = 0,

    /// <summary>A page of the result follows, and there are more.</summary>
    Page = 1,

    /// <summary>The last page follows.</summary>
    LastPage = 2,

    /// <summary>Nothing yet: ask again.</summary>
    NotYet = 3,

    /// <summary>It failed; JSON follows.</summary>
    Failed = 8,

    /// <summary>The driver does not have the reader's classes: install them, then ask again.</summary>
    NotInstalled = 9,

    /// <summary>No answer.</summary>
    None = byte.MaxValue,
}
