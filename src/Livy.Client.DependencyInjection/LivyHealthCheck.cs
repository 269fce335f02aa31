using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Livy.Client.DependencyInjection;

/// <summary>Whether Livy answers <c>GET /version</c>: one request, not repeated, for a check that fails late is of no use.</summary>
internal sealed class LivyHealthCheck(LivyClient client) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var server = await client.Api.GetVersionAsync(cancellationToken).ConfigureAwait(false);
            return HealthCheckResult.Healthy($"Livy {server.Version} answers.");
        }
        catch (LivyException error)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, error.Message, error);
        }
    }
}
