namespace Livy.Client.ConformanceTests;

/// <summary>Settings other than the usual ones: for <c>livy.sh start</c>, and the same for the mock.</summary>
internal static class PairSettings
{
    public static IReadOnlyList<string> Limits { get; } =
    [
        "--conf", "livy.server.session.max-creation=1",
        "--conf", "livy.file.upload.max.size=1000",
    ];

    /// <summary>Hadoop's simple authentication, which believes what <c>user.name</c> says; protection against forged requests; who may do what.</summary>
    public static IReadOnlyList<string> Guards { get; } =
    [
        "--csrf",
        "--conf", "livy.server.auth.type=pseudo",
        "--conf", "livy.server.auth.pseudo.class=org.apache.hadoop.security.authentication.server.AuthenticationFilter",
        "--conf", "livy.server.auth.pseudo.param.type=simple",
        "--conf", "livy.server.auth.pseudo.param.simple.anonymous.allowed=false",
        "--conf", "livy.server.access-control.enabled=true",
        "--conf", "livy.impersonation.enabled=true",
        "--conf", "livy.superusers=admin",
        "--conf", "livy.server.access-control.allowed-users=alice,bob,viewer,modifier,admin",
        "--conf", "livy.server.access-control.view-users=viewer",
        "--conf", "livy.server.access-control.modify-users=modifier",
    ];

    public static void SetLimits(FakeLivyOptions options)
    {
        options.MaxCreation = 1;
        options.UploadMaxSize = 1000;
    }

    public static void SetGuards(FakeLivyOptions options)
    {
        options.PseudoAuthentication = true;
        options.Csrf = true;
        options.AccessControl = true;
        options.Impersonation = true;
        options.SuperUsers = ["admin"];
        options.AllowedUsers = ["alice", "bob", "viewer", "modifier", "admin"];
        options.ViewUsers = ["viewer"];
        options.ModifyUsers = ["modifier"];
    }
}
