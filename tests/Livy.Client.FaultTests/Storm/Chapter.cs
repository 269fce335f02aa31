namespace Livy.Client.FaultTests;

/// <summary>How what is submitted is named and addressed.</summary>
internal enum Chapter
{
    /// <summary>By names that the client makes up, alone or behind the caller's.</summary>
    Generated,

    /// <summary>By the caller's exact names, and by number.</summary>
    Exact,
}
