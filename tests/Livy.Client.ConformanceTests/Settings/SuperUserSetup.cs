namespace Livy.Client.ConformanceTests;

/// <summary>The same server where that user may act as everybody.</summary>
internal sealed class SuperUserSetup : IServerSetup
{
    public static (string User, string Password)? Login => GuardedSetup.Login;

    public static IReadOnlyList<string> Arguments => [.. GuardedSetup.Arguments.SkipLast(1), $"livy.superusers={Login!.Value.User}"];

    public static void Configure(FakeLivyOptions options)
    {
        GuardedSetup.Configure(options);
        options.SuperUsers = [Login!.Value.User];
    }
}
