namespace Livy.Client.ConformanceTests;

/// <summary>A server with a password, CSRF protection, access control and impersonation, whose one user may not act as others.</summary>
internal sealed class GuardedSetup : IServerSetup
{
    private const string User = "alice";

    public static (string User, string Password)? Login => (User, "conformance");

    public static IReadOnlyList<string> Arguments =>
    [
        "--csrf",
        "--conf", "livy.server.access-control.enabled=true",
        "--conf", "livy.impersonation.enabled=true",
        "--conf", "livy.superusers=admin",
    ];

    public static void Configure(FakeLivyOptions options)
    {
        options.Csrf = true;
        options.AccessControl = true;
        options.Impersonation = true;
        options.SuperUsers = ["admin"];
    }
}
