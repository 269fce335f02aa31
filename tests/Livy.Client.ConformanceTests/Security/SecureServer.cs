using System.Security.Cryptography.X509Certificates;

namespace Livy.Client.ConformanceTests;

/// <summary>The real server with TLS, a password and CSRF protection, as the environment names it.</summary>
internal static class SecureServer
{
    public static string? Url { get; } = Environment.GetEnvironmentVariable("LIVY_SECURE_URL");

    /// <summary>The user name and the password, with a colon between them.</summary>
    private static string[] Login { get; } = (Environment.GetEnvironmentVariable("LIVY_SECURE_LOGIN") ?? ":").Split(':', 2);

    /// <summary>A client that trusts the server's own certificate and nothing else.</summary>
    public static LivyClient CreateClient(string? password = null, bool authenticated = true, bool trusting = true) => new(new LivyClientOptions
    {
        Endpoint = new Uri(Url!),
        Authentication = authenticated ? LivyAuthentication.Basic(Login[0], password ?? Login[1]) : null,
        Retry = new LivyRetryOptions { MaxRetries = 0 },
        ConfigureHandler = trusting ? Trust : null,
    });

    private static void Trust(SocketsHttpHandler handler)
    {
        var certificate = X509CertificateLoader.LoadCertificateFromFile(Environment.GetEnvironmentVariable("LIVY_SECURE_CERT")!);
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { certificate },
            RevocationMode = X509RevocationMode.NoCheck,
        };
    }
}
