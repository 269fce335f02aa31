namespace Livy.Client.FaultTests;

/// <summary>How a promise can be broken.</summary>
internal enum Breach
{
    /// <summary>Work was done twice.</summary>
    Duplicate,

    /// <summary>The caller was told that it was done, and it was not.</summary>
    Lost,

    /// <summary>The caller was told that it was certainly not done, and it was.</summary>
    Denied,

    /// <summary>The caller was told nothing.</summary>
    Hang,

    /// <summary>The handle that the caller was given addressed somebody else's.</summary>
    WrongAdoption,

    /// <summary>Outputs or the log of somebody else's were read.</summary>
    ForeignRead,

    /// <summary>Code was run in a session that it was not meant for.</summary>
    ForeignRun,

    /// <summary>Something was deleted that was somebody else's, or that its caller had not given up.</summary>
    ForeignDelete,

    /// <summary>A batch that ran was deleted as a phantom.</summary>
    HealthyDeleted,

    /// <summary>The caller was told that something has ended, is gone or was deleted, and it lives.</summary>
    FalseEnd,

    /// <summary>The caller was told that it may have been done, and not what it is.</summary>
    Silent,

    /// <summary>Something runs on that no exception, handle or list knows.</summary>
    Left,

    /// <summary>What is left of a refused batch still holds its name.</summary>
    PhantomLeft,

    /// <summary>An exception that the documentation does not name.</summary>
    Undocumented,
}
