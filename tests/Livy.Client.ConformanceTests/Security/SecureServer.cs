using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Livy.Client.ConformanceTests;

/// <summary>A real server with TLS, a password and CSRF protection.</summary>
public sealed class SecureServer : IAsyncLifetime
{
    private const string User = "conformance";
    private readonly string _password = RandomNumberGenerator.GetHexString(16);
    private RunningLivy? _running;

    public async Task InitializeAsync()
    {
        if (RunningLivy.WhatIsMissing is null)
        {
            _running = await RunningLivy.StartAsync("--tls", "--csrf", "--basic", $"{User}:{_password}");
        }
    }

    public async Task DisposeAsync()
    {
        if (_running is not null)
        {
            await _running.DisposeAsync();
        }
    }

    /// <summary>A client that trusts the server's own certificate and nothing else.</summary>
    public LivyClient CreateClient(string? password = null, bool authenticated = true, bool trusting = true) => new(new LivyClientOptions
    {
        Endpoint = new Uri(_running!.Variables["LIVY_URL"]),
        Authentication = authenticated ? LivyAuthentication.Basic(User, password ?? _password) : null,
        Retry = new LivyRetryOptions { MaxRetries = 0 },
        ConfigureHandler = trusting ? Trust : null,
    });

    private void Trust(SocketsHttpHandler handler)
    {
        var certificate = X509CertificateLoader.LoadCertificateFromFile(_running!.Variables["LIVY_TLS_CERT"]);
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { certificate },
            RevocationMode = X509RevocationMode.NoCheck,
        };
    }
}
