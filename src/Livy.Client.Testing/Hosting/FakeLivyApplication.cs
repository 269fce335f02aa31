using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Livy.Client.Testing;

/// <summary>A <see cref="FakeLivy"/> as the only application of a Kestrel: raw target in, bytes out, nothing in between.</summary>
internal sealed class FakeLivyApplication(FakeLivy livy) : IHttpApplication<IFeatureCollection>
{
    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public void DisposeContext(IFeatureCollection context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(IFeatureCollection context)
    {
        var lifetime = context.GetRequiredFeature<IHttpRequestLifetimeFeature>();
        try
        {
            var request = await context.ReadLivyRequestAsync(lifetime.RequestAborted).ConfigureAwait(false);
            var response = await livy.HandleAsync(request, lifetime.RequestAborted).ConfigureAwait(false);
            await context.WriteLivyResponseAsync(response, lifetime.RequestAborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            lifetime.Abort();
        }
    }
}
