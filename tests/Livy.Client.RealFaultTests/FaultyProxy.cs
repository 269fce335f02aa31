using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Livy.Client.RealFaultTests;

/// <summary>A gateway on a socket of this machine that passes requests to a real server and does to some of them what gateways and networks do.</summary>
internal sealed class FaultyProxy : IAsyncDisposable
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);
    private static readonly HashSet<string> HopHeaders = new(StringComparer.OrdinalIgnoreCase) { "Host", "Connection", "Transfer-Encoding", "Keep-Alive", "Content-Length" };

    private readonly WebApplication _application;
    private readonly HttpMessageInvoker _server = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly Uri _target;
    private readonly Lock _gate = new();
    private readonly Random _dice;
    private readonly double _share;
    private readonly ConcurrentBag<Task> _late = [];
    private int _requests;
    private int _faults;

    private FaultyProxy(Uri target, int seed, double share)
    {
        _target = target;
        _dice = new Random(seed);
        _share = share;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        _application = builder.Build();
        _application.Run(AnswerAsync);
    }

    public Uri Address => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public int Requests => _requests;

    public int Faults => _faults;

    /// <summary>Starts one.</summary>
    /// <param name="target">The server.</param>
    /// <param name="seed">Of the dice.</param>
    /// <param name="share">How many of the requests meet a fault, from 0 to 1.</param>
    public static async Task<FaultyProxy> StartAsync(Uri target, int seed, double share)
    {
        var proxy = new FaultyProxy(target, seed, share);
        await proxy._application.StartAsync();
        return proxy;
    }

    /// <summary>Waits for what is still on its way.</summary>
    public Task DrainAsync() => Task.WhenAll(_late);

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _server.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var bytes = body.ToArray();
        switch (Roll())
        {
            case null:
                await PassAsync(context, bytes, share: 1);
                break;
            case ProxyFault.DropBefore:
                context.Abort();
                break;
            case ProxyFault.DropAfter:
                (await SendAsync(context.Request, bytes)).Dispose();
                context.Abort();
                break;
            case ProxyFault.GatewayBefore:
                await ReplyAsync(context, GatewayStatus(), "<html><h1>Bad Gateway</h1></html>");
                break;
            case ProxyFault.GatewayAfter:
                (await SendAsync(context.Request, bytes)).Dispose();
                await ReplyAsync(context, GatewayStatus(), "<html><h1>Gateway Time-out</h1></html>");
                break;
            case ProxyFault.BareErrorAfter:
                (await SendAsync(context.Request, bytes)).Dispose();
                await ReplyAsync(context, 500, "<html><h1>Internal Server Error</h1></html>");
                break;
            case ProxyFault.Throttle:
                context.Response.Headers.RetryAfter = "1";
                await ReplyAsync(context, 429, "<html><h1>Too Many Requests</h1></html>");
                break;
            case ProxyFault.LoginRedirect:
                context.Response.Headers.Location = "http://login.example/";
                await ReplyAsync(context, 302, "");
                break;
            case ProxyFault.LoginPage:
                await ReplyAsync(context, 200, "<html><form action='/login'></form></html>");
                break;
            case ProxyFault.Cut:
                await PassAsync(context, bytes, share: 0.5);
                break;
            case ProxyFault.Slow:
                await Task.Delay(Slow, TimeProvider.System, context.RequestAborted);
                await PassAsync(context, bytes, share: 1);
                break;
            case ProxyFault.Late:
                // The gateway gives up, and what it holds arrives all the same.
                _late.Add(DeliverLateAsync(Copy(context.Request, bytes)));
                await ReplyAsync(context, 504, "<html><h1>Gateway Time-out</h1></html>");
                break;
        }
    }

    private ProxyFault? Roll()
    {
        lock (_gate)
        {
            if (_dice.NextDouble() >= _share)
            {
                return null;
            }

            Interlocked.Increment(ref _faults);
            return (ProxyFault)_dice.Next(Enum.GetValues<ProxyFault>().Length);
        }
    }

    private int GatewayStatus()
    {
        lock (_gate)
        {
            return _dice.Next(502, 505);
        }
    }

    private static async Task ReplyAsync(HttpContext context, int status, string page)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html";
        await context.Response.WriteAsync(page, context.RequestAborted);
    }

    private async Task PassAsync(HttpContext context, byte[] body, double share)
    {
        using var answer = await SendAsync(context.Request, body);
        var bytes = await answer.Content.ReadAsByteArrayAsync(context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !HopHeaders.Contains(header.Key)))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        if (answer.StatusCode is not HttpStatusCode.NoContent)
        {
            context.Response.ContentLength = bytes.Length;
            await context.Response.Body.WriteAsync(bytes.AsMemory(0, (int)(bytes.Length * share)), context.RequestAborted);
        }

        if (share < 1)
        {
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequest request, byte[] body)
    {
        using var copy = Copy(request, body);
        return await _server.SendAsync(copy, CancellationToken.None);
    }

    private async Task DeliverLateAsync(HttpRequestMessage request)
    {
        using (request)
        {
            await Task.Delay(Late, TimeProvider.System, _application.Lifetime.ApplicationStopping);
            (await _server.SendAsync(request, CancellationToken.None)).Dispose();
        }
    }

    private HttpRequestMessage Copy(HttpRequest request, byte[] body)
    {
        var copy = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(_target, request.GetEncodedPathAndQuery()));
        if (body.Length > 0)
        {
            copy.Content = new ByteArrayContent(body);
        }

        foreach (var (name, values) in request.Headers.Where(header => !HopHeaders.Contains(header.Key)))
        {
            if (!copy.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                copy.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        return copy;
    }
}
