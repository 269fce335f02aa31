using Livy.Client;
using Livy.Client.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a health check of Livy.</summary>
public static class LivyHealthChecksBuilderExtensions
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Checks with one <c>GET /version</c>, without repeats, that the server of a registered <see cref="LivyClient"/> answers. It says nothing of Spark.</summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The name of the check. <c>livy</c> by default.</param>
    /// <param name="key">The key of a client that was registered with <c>AddKeyedLivyClient</c>; the client without a key by default.</param>
    /// <param name="failureStatus">What a failure means. <see cref="HealthStatus.Unhealthy"/> by default.</param>
    /// <param name="tags">Tags to select checks by. None by default.</param>
    /// <param name="timeout">The limit. 5 s by default.</param>
    public static IHealthChecksBuilder AddLivyHealthCheck(
        this IHealthChecksBuilder builder,
        string name = "livy",
        string? key = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return builder.Add(new HealthCheckRegistration(
            name,
            services => new LivyHealthCheck(key is null ? services.GetRequiredService<LivyClient>() : services.GetRequiredKeyedService<LivyClient>(key)),
            failureStatus,
            tags,
            timeout ?? DefaultTimeout));
    }
}
