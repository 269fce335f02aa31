namespace Livy.Client.ConformanceTests;

/// <summary>How a server is set up that is not a plain one: the same said to a real and to a mock server.</summary>
internal interface IServerSetup
{
    /// <summary>What <c>livy.sh start</c> is told besides the folder.</summary>
    static abstract IReadOnlyList<string> Arguments { get; }

    /// <summary>The one user name and the password that the server asks for, or <see langword="null"/>.</summary>
    static virtual (string User, string Password)? Login => null;

    /// <summary>The same for a mock server.</summary>
    static abstract void Configure(FakeLivyOptions options);
}
