using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace Livy.Client.Testing;

/// <summary>Puts a <see cref="FakeLivy"/> behind a WireMock server of your own.</summary>
public static class LivyWireMockExtensions
{
    /// <summary>
    /// Prepares settings for a server that Livy stands behind: the request stays as it was sent, the answer goes out byte for byte, and stopping cuts off what is blocked.
    /// Without a port or an address of yours it listens on a free port of 127.0.0.1. Bodies are not decompressed for WireMock's matchers, unless the settings say so.
    /// </summary>
    /// <param name="settings">The settings, before the server is started with them; use them for one server.</param>
    /// <returns>The same settings.</returns>
    public static WireMockServerSettings ForLivy(this WireMockServerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (LivyPipeline.Of(settings) is not null)
        {
            return settings;
        }

        var pipeline = LivyPipeline.AddTo(settings);
        var services = settings.AdditionalServiceRegistration;
        settings.AdditionalServiceRegistration = collection =>
        {
            services?.Invoke(collection);
            collection.AddSingleton<Microsoft.AspNetCore.Hosting.IStartupFilter>(pipeline);

            // WireMock sets limits of its own.
            collection.PostConfigure<KestrelServerOptions>(static options => options.LeaveLimitsToLivy());
        };
        var middleware = settings.PreWireMockMiddlewareInit;
        settings.PreWireMockMiddlewareInit = app =>
        {
            middleware?.Invoke(app);
            ((IApplicationBuilder)app).Use(pipeline.ReadOrHandOverAsync);
        };
        settings.DisableRequestBodyDecompressing ??= true;
        if (settings.Port is null && settings.Urls is null && settings.HostingScheme is null && settings.UseSSL is not true)
        {
            settings.Urls = ["http://127.0.0.1:0"];
        }

        return settings;
    }

    /// <summary>Lets Livy answer whatever no mapping takes, as a mapping of the lowest priority. It stays through a reset of the server; a second Livy takes the place of the first.</summary>
    /// <param name="server">The server, started with settings that <see cref="ForLivy"/> was called on.</param>
    /// <param name="livy">The Livy. It is yours to dispose, after the server.</param>
    /// <returns>The same server.</returns>
    /// <exception cref="InvalidOperationException">The server was started with other settings.</exception>
    public static WireMockServer AddLivy(this WireMockServer server, FakeLivy livy)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(livy);
        LivyMapping.AddTo(server, livy);
        var pipeline = LivyPipeline.Of(LivyMapping.FindIn(server)!.Settings);
        if (pipeline is null)
        {
            server.DeleteMapping(LivyMapping.Id);
            throw new InvalidOperationException("A server that Livy stands behind is started with settings made for it: WireMockServer.Start(new WireMockServerSettings().ForLivy()).");
        }

        pipeline.Keep(server, livy);
        return server;
    }

    /// <summary>
    /// Livy's own answer, for a mapping of yours: it comes after the mapping's delay, in its scenario, with its probability.
    /// A status or headers set on what is returned go over Livy's; the body is Livy's.
    /// </summary>
    /// <param name="livy">The Livy that is asked whenever the mapping takes a request. The server must be started with settings that <see cref="ForLivy"/> was called on.</param>
    /// <returns>The answer, to be added to.</returns>
    public static IResponseBuilder AsResponse(this FakeLivy livy)
    {
        ArgumentNullException.ThrowIfNull(livy);
        return Response.Create().WithCallback(_ => LivyExchange.Current.AnswerAsync(livy));
    }

    /// <summary>A fixed answer, for a mapping of yours, byte for byte: with a reason phrase, cut in the middle or with the connection reset, as WireMock's own answers cannot be.</summary>
    /// <param name="response">The answer. The server must be started with settings that <see cref="ForLivy"/> was called on.</param>
    /// <returns>The answer, to be added to: a status or headers set on it go over its own.</returns>
    public static IResponseBuilder AsResponse(this FakeLivyResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return Response.Create().WithCallback(_ => LivyExchange.Current.Answer(response));
    }
}
