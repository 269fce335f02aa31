namespace Livy.Client.Attacks;

/// <summary>How the body of a reply ends.</summary>
internal enum Ending
{
    /// <summary>After its last byte.</summary>
    Whole,

    /// <summary>With an exception, as a connection breaks.</summary>
    Breaks,

    /// <summary>Before it begins: the request itself fails.</summary>
    NeverBegins,

    /// <summary>The caller cancels while it is read.</summary>
    CallerCancels,

    /// <summary>Never: its last bytes come again and again.</summary>
    Endless,
}
