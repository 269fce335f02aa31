using System.Text;

namespace Livy.Client.ConformanceTests;

/// <summary>What follows from an <see cref="IServerSetup"/>.</summary>
internal static class ServerSetup
{
    /// <summary>All that <c>livy.sh start</c> is told besides the folder.</summary>
    public static IReadOnlyList<string> ArgumentsOf<TSetup>()
        where TSetup : IServerSetup => TSetup.Login is { User: var user, Password: var password } ? [.. TSetup.Arguments, "--basic", $"{user}:{password}"] : TSetup.Arguments;

    /// <summary>Sets up a mock server alike.</summary>
    public static void Apply<TSetup>(FakeLivyOptions options)
        where TSetup : IServerSetup
    {
        TSetup.Configure(options);
        (options.BasicUser, options.BasicPassword) = (TSetup.Login?.User, TSetup.Login?.Password);
    }

    /// <summary>The header of the user whom the server lets in.</summary>
    public static (string Name, string Value) AuthorizationOf<TSetup>()
        where TSetup : IServerSetup
    {
        var (user, password) = TSetup.Login!.Value;
        return ("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
    }
}
