namespace Livy.Client.ConformanceTests;

/// <summary>A server that a case runs on.</summary>
internal enum TestServer
{
    /// <summary>A mock server of the same version as the real one, 0.7.</summary>
    Mock,

    /// <summary>A mock server of version 0.9, for what that version answers differently.</summary>
    Mock09,

    /// <summary>A real server, 0.7.1.</summary>
    Real,
}
