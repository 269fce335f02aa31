using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace Livy.Client.Testing.Tests;

public sealed class ManyRequestsTests
{
    private const int Count = 1_500;

    [Fact]
    public async Task Requests_AtTheSameTime_GetEachItsOwnAnswer()
    {
        await using var server = LivyWireMockServer.Start();
        using var client = new RawClient(new SocketsHttpHandler(), server.Url);

        // All are inside before the first may leave: half in a delay of WireMock, half in Livy.
        server.Livy.When(Stub.Any()).Always().Delay(TimeSpan.FromMilliseconds(300));
        server.WireMock.Given(Request.Create().WithPath("/sessions/delayed-*")).RespondWith(server.Livy.AsResponse().WithDelay(TimeSpan.FromMilliseconds(300)));
        server.WireMock.Given(Request.Create().WithPath("/stub-*")).RespondWith(Response.Create().WithBody(request => request.Path));
        string[] names = [.. Enumerable.Range(0, Count).Select(number => number % 3 == 0 ? $"/stub-{number}" : number % 3 == 1 ? $"/sessions/delayed-{number}" : $"/sessions/plain-{number}")];

        var replies = await Task.WhenAll(names.Select(name => client.GetAsync(name)));

        replies.Select(reply => reply.Body).ShouldBe(names.Select(name =>
            name.StartsWith("/stub", StringComparison.Ordinal) ? name : $$"""{"msg":"Session '{{name["/sessions/".Length..]}}' not found."}"""));
        server.Livy.Requests.Count.ShouldBe(Count * 2 / 3);
        server.WireMock.LogEntries.Count.ShouldBe(Count);
    }
}
