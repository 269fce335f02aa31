namespace Livy.Client.Testing.Tests;

/// <summary>How the pairs of servers are set up.</summary>
internal enum RawSetup
{
    Livy09,
    Livy08,
    Livy07,

    /// <summary>Mounted below <c>/gateway/livy</c>.</summary>
    BasePath,

    /// <summary>With the CSRF filter and HTTP Basic.</summary>
    Guarded,

    /// <summary>Session 0 has run <c>1 + 1</c> and printed ten thousand numbers, session 1 is cut off from its driver, session 2 is dead; batch 0 is there.</summary>
    Alive,
}
