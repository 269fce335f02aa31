using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Livy.Client.Benchmarks;

/// <summary>The same answers over loopback.</summary>
internal sealed class CannedServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private CannedServer(WebApplication application) => _application = application;

    /// <summary>Where it answers.</summary>
    public Uri Endpoint => new(_application.Urls.First());

    public static async Task<CannedServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port: 0));
        var application = builder.Build();
        application.Run(ReplyAsync);
        await application.StartAsync(CancellationToken.None);
        return new CannedServer(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static async Task ReplyAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (Answers.All.FirstOrDefault(known => known.Method.Method == request.Method && known.Path == request.Path) is not { } answer)
        {
            response.StatusCode = (int)HttpStatusCode.NotImplemented;
            return;
        }

        await request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        response.StatusCode = (int)answer.Status;
        response.ContentType = Answer.ContentType;
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }
}
