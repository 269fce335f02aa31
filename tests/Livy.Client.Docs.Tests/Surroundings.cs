namespace Livy.Client.Docs.Tests;

/// <summary>What the blocks of a page take for granted: variables that earlier text introduced, and types of the reader's own.</summary>
internal sealed record Surroundings(IReadOnlyList<(string Type, string Name)> Variables, string Types)
{
    private static readonly Surroundings Client = new(
        [("LivyClient", "livy"), ("LivySession", "session"), ("LivyMockServer", "server"), ("CancellationToken", "cancellationToken"), ("ITokenCache", "tokens")],
        """
        class TraceHandler : DelegatingHandler { }
        record Person(string Name, int Age);
        record Sale(long Id, decimal Amount, DateTimeOffset At);
        interface ITokenCache { ValueTask<string> GetAsync(string? notThisOne, CancellationToken cancellationToken); }
        """);

    private static readonly Surroundings DependencyInjection = new(
        [
            ("IServiceCollection", "services"), ("IConfiguration", "configuration"), ("WebApplicationBuilder", "builder"),
            ("System.Security.Cryptography.X509Certificates.X509CertificateCollection", "certificates"),
        ],
        """
        interface ITokenSource { ValueTask<string> GetTokenAsync(CancellationToken cancellationToken); }
        class TenantHandler : DelegatingHandler { }
        """);

    private static readonly Surroundings Testing = new(
        [("FakeLivy", "livy"), ("LivyMockServer", "server"), ("SimulatedClock", "clock"), ("CancellationToken", "cancellationToken")],
        """
        static class MyService { public static Task RunNightlyAsync(HttpClient http, TimeProvider time) => Task.CompletedTask; }
        """);

    private static readonly Surroundings WireMock = new([("LivyWireMockServer", "server")], string.Empty);

    /// <summary>The surroundings of a page, which is named by its path below the root of the repository.</summary>
    public static Surroundings Of(string page) => Path.GetFileName(Path.GetDirectoryName(page)) switch
    {
        "Livy.Client.DependencyInjection" => DependencyInjection,
        "Livy.Client.Testing" or "Livy.Client.Data.Testing" => Testing,
        "Livy.Client.Testing.WireMock" => WireMock,
        _ => Client,
    };
}
