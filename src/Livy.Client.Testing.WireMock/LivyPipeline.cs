using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WireMock.Server;
using WireMock.Settings;

namespace Livy.Client.Testing;

/// <summary>
/// Stands around a WireMock server: reads the request before WireMock does, and writes Livy's answer after WireMock has logged it.
/// Around even its handler of exceptions, so that Kestrel answers what is no HTTP.
/// </summary>
internal sealed class LivyPipeline : IStartupFilter
{
    private static readonly ConditionalWeakTable<WireMockServerSettings, LivyPipeline> BySettings = [];

    private (WireMockServer Server, FakeLivy Livy)? _kept;

    public static LivyPipeline? Of(WireMockServerSettings settings) => BySettings.TryGetValue(settings, out var pipeline) ? pipeline : null;

    public static LivyPipeline AddTo(WireMockServerSettings settings)
    {
        var pipeline = new LivyPipeline();
        BySettings.Add(settings, pipeline);
        return pipeline;
    }

    /// <summary>Puts the mapping back whenever a reset has taken it away.</summary>
    public void Keep(WireMockServer server, FakeLivy livy) => _kept = (server, livy);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        var stopping = app.ApplicationServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        app.Use((HttpContext context, RequestDelegate wireMock) => HandleAsync(context, wireMock, stopping));
        next(app);
    };

    private async Task HandleAsync(HttpContext context, RequestDelegate wireMock, CancellationToken stopping)
    {
        try
        {
            var request = await context.Features.ReadLivyRequestAsync(_kept?.Livy.Options ?? new FakeLivyOptions(), context.RequestAborted).ConfigureAwait(false);

            // WireMock reads it once more.
            context.Request.Body = new MemoryStream(request.Body.ToArray(), writable: false);
            if (_kept is var (server, livy) && LivyMapping.FindIn(server) is null)
            {
                LivyMapping.AddTo(server, livy);
            }

            var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
            var exchange = LivyExchange.Begin(context, request);

            // WireMock's delays know no token, and stopping waits for what is under way.
            await wireMock(context).WaitAsync(stopping).ConfigureAwait(false);
            if (exchange.Response is { } response)
            {
                context.Features.Set(body);
                await context.Features.WriteLivyResponseAsync(response, context.RequestAborted).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }

    /// <summary>Around WireMock alone, which fails on what it cannot read: a request without a host, a query such as <c>?=</c>. No mapping could take it, so Livy does.</summary>
    public async Task ReadOrHandOverAsync(HttpContext context, RequestDelegate wireMock)
    {
        try
        {
            await wireMock(context).ConfigureAwait(false);
        }
        catch (Exception) when (_kept is not null && LivyExchange.Current.Response is null && !context.Response.HasStarted)
        {
            await LivyExchange.Current.AnswerAsync(_kept.Value.Livy).ConfigureAwait(false);
        }
    }
}
