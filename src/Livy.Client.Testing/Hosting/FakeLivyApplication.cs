using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Livy.Client.Testing;

/// <summary>A <see cref="FakeLivy"/> as the only application of a Kestrel: raw target in, bytes out, nothing in between.</summary>
internal sealed class FakeLivyApplication(FakeLivy livy, TrafficBudget budget) : IHttpApplication<IFeatureCollection>
{
    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public void DisposeContext(IFeatureCollection context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(IFeatureCollection context)
    {
        var lifetime = context.GetRequiredFeature<IHttpRequestLifetimeFeature>();
        var traffic = new Traffic(budget);
        await using var end = traffic.ConfigureAwait(false);
        try
        {
            await AnswerAsync(context, traffic, lifetime).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            lifetime.Abort();
        }
    }

    /// <summary>A method of its own, so that nothing holds the bodies any more once it is over.</summary>
    private async Task AnswerAsync(IFeatureCollection context, Traffic traffic, IHttpRequestLifetimeFeature lifetime)
    {
        var request = await context.ReadLivyRequestAsync(livy.Options, traffic, lifetime.RequestAborted).ConfigureAwait(false);
        var response = await livy.HandleAsync(request, lifetime.RequestAborted).ConfigureAwait(false);
        if (!await traffic.TryEnterAnswerAsync(response.Body.Length, lifetime.RequestAborted).ConfigureAwait(false))
        {
            response = Replies.NoRoom();
        }

        await context.WriteLivyResponseAsync(response, lifetime.RequestAborted).ConfigureAwait(false);
    }
}
