using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Livy.Client.DependencyInjection.Tests;

public sealed class DisposalTests
{
    [Fact]
    public async Task DisposeAsync_StartWasCancelledMeanwhile_WaitsUntilTheSessionIsDeleted()
    {
        var create = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var server = new StubHandler((request, _) => request.Method.Method switch
        {
            "POST" => create.Task,
            "DELETE" => Task.FromResult(StubHandler.Json(HttpStatusCode.OK, """{"msg":"deleted"}""")),
            _ => Task.FromResult(StubHandler.Json(HttpStatusCode.OK, """{"version":"0.9.0-incubating"}""")),
        });
        var services = new ServiceCollection();
        services.AddLivyClient(options => options.Endpoint = new Uri(Settings.Endpoint)).ConfigurePrimaryHttpMessageHandler(() => server);
        var provider = services.BuildServiceProvider();
        using var leaving = new CancellationTokenSource();
        var start = provider.GetRequiredService<LivyClient>().Sessions.StartAsync(new SessionSpec(SessionKind.PySpark) { Name = "etl", NameIsPrefix = true }, leaving.Token);
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(start);

        var disposal = provider.DisposeAsync().AsTask();

        disposal.IsCompleted.ShouldBeFalse();
        create.SetResult(StubHandler.Json(HttpStatusCode.Created, """{"id":7,"state":"starting"}"""));
        await disposal;
        server.Requests.Select(request => request.Method.Method).ShouldBe(["GET", "POST", "DELETE"]);
        server.Requests[^1].RequestUri!.AbsolutePath.ShouldStartWith("/sessions/etl-");
    }

    [Fact]
    public void Dispose_Synchronously_IsFine()
    {
        var services = new ServiceCollection();
        services.AddLivyClient(options => options.Endpoint = new Uri(Settings.Endpoint));
        var provider = services.BuildServiceProvider();
        provider.GetRequiredService<LivyClient>();

        Should.NotThrow(provider.Dispose);
    }
}
