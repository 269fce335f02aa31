using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Livy.Client.DependencyInjection.Tests;

/// <summary>The examples of the readme, compiled. <see cref="ReadmeTests"/> compares the two, line by line.</summary>
internal static class ReadmeExamples
{
    public interface ITokenSource
    {
        ValueTask<string> GetTokenAsync(CancellationToken cancellationToken);
    }

    public interface IHostBuilder
    {
        IServiceCollection Services { get; }

        IConfigurationManager Configuration { get; }
    }

    public static void Register(IHostBuilder builder)
    {
        builder.Services.AddLivyClient(builder.Configuration);                 // reads the section "Livy"
        builder.Services.AddHealthChecks().AddLivyHealthCheck();               // GET /version, 5 s
    }

    public static void RegisterWithCode(IServiceCollection services, IConfiguration configuration)
    {
        services.AddLivyClient(configuration.GetSection("Clusters:Blue"), (provider, options) =>
        {
            var tokens = provider.GetRequiredService<ITokenSource>();
            options.Authentication = LivyAuthentication.Bearer(tokens.GetTokenAsync);
        });
    }

    public static void RegisterSeveral(IServiceCollection services, IConfiguration configuration)
    {
        services.AddKeyedLivyClient("reports", options => options.Endpoint = new Uri("http://reports:8998"));
        services.AddKeyedLivyClient("etl", configuration.GetRequiredSection("Clusters:Etl"));
    }

    public static void RegisterWithConnections(IServiceCollection services, IConfiguration configuration, X509CertificateCollection certificates)
    {
        services.AddLivyClient(configuration)
            .AddHttpMessageHandler(() => new TenantHandler())
            .UseSocketsHttpHandler((handler, _) => handler.SslOptions.ClientCertificates = certificates);
    }

    public static SessionSpec? Bind(IConfiguration configuration)
    {
        var spec = configuration.GetRequiredSection("Spark").Get<SessionSpec>();  // "Spark": { "Kind": "pyspark", "Conf": { "spark.executor.memory": "2g" } }
        return spec;
    }

    public sealed class Reports(LivyClient livy)
    {
        public async Task<string?> CountAsync(CancellationToken cancellationToken)
        {
            await using var session = await livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark), cancellationToken);
            var output = await session.RunAsync("spark.range(100).count()", cancellationToken);
            return output.Text;
        }
    }

    public sealed class Nightly([FromKeyedServices("etl")] LivyClient livy)
    {
        public Task<ServerVersion> AskAsync(CancellationToken cancellationToken) => livy.GetVersionAsync(cancellationToken);
    }

    private sealed class TenantHandler : DelegatingHandler;
}
