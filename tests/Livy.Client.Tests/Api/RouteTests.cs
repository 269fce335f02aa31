namespace Livy.Client.Tests;

public class RouteTests
{
    [Fact]
    public void Cases_AreAllRoutes() => RouteCases.ByName.Keys.ShouldBe(LivyRoutes.All.Select(route => route.Name));

    [Theory]
    [MemberData(nameof(RouteCases.Names), MemberType = typeof(RouteCases))]
    public async Task Call_OfTheApi_SendsMethodPathAndQuery(string name)
    {
        var server = RouteCases.Server(name);
        using var client = server.CreateClient();

        await RouteCases.ByName[name].Call(client.Api, null);

        var sent = server.Requests.ShouldHaveSingleItem();
        $"{sent.Method} {sent.PathAndQuery}".ShouldBe($"{RouteCases.ByName[name].Line.Split(' ')[0]} {RouteCases.ByName[name].PathAndQuery}");
    }

    [Theory]
    [MemberData(nameof(RouteCases.WithJsonBody), MemberType = typeof(RouteCases))]
    public async Task Call_WithJson_SendsItWithItsContentType(string name)
    {
        var server = RouteCases.Server(name);
        using var client = server.CreateClient();

        await RouteCases.ByName[name].Call(client.Api, null);

        var sent = server.Requests.ShouldHaveSingleItem();
        sent.Text.ShouldBe(RouteCases.ByName[name].Body);
        sent.Headers["Content-Type"].ShouldBe("application/json");
        sent.Headers["Content-Length"].ShouldBe($"{sent.Body.Length}");
    }

    [Theory]
    [MemberData(nameof(RouteCases.WithoutBody), MemberType = typeof(RouteCases))]
    public async Task Call_WithoutBody_SendsNoneAndNoContentType(string name)
    {
        var server = RouteCases.Server(name);
        using var client = server.CreateClient();

        await RouteCases.ByName[name].Call(client.Api, null);

        var sent = server.Requests.ShouldHaveSingleItem();
        sent.Body.ShouldBeEmpty();
        sent.Headers.Keys.ShouldNotContain("Content-Type");
    }

    [Theory]
    [InlineData("UploadJar", "jar")]
    [InlineData("UploadPyFile", "file")]
    [InlineData("UploadFile", "file")]
    public async Task Call_WithFile_NamesThePartAsTheServerWants(string name, string partName)
    {
        var server = RouteCases.Server(name);
        using var client = server.CreateClient();

        await RouteCases.ByName[name].Call(client.Api, null);

        server.Requests.ShouldHaveSingleItem().Text.ShouldContain($"form-data; name=\"{partName}\"; filename=\"a.jar\"\r\n");
    }

    [Theory]
    [MemberData(nameof(RouteCases.Names), MemberType = typeof(RouteCases))]
    public async Task Call_OfAnyRoute_SendsTheHeadersThatServersAskFor(string name)
    {
        var server = RouteCases.Server(name);
        using var client = server.CreateClient();

        await RouteCases.ByName[name].Call(client.Api, null);

        var headers = server.Requests.ShouldHaveSingleItem().Headers;
        headers["Accept"].ShouldBe("application/json");
        headers["X-Requested-By"].ShouldBe("Livy.Client");
        headers["User-Agent"].ShouldStartWith("Livy.Client/");
        headers.Keys.ShouldNotContain("Accept-Encoding");
    }

    [Theory]
    [MemberData(nameof(RouteCases.WithDoAs), MemberType = typeof(RouteCases))]
    public async Task Call_AsAnotherUser_SendsDoAsLast(string name)
    {
        var server = RouteCases.Server(name);
        using var client = server.CreateClient();

        await RouteCases.ByName[name].Call(client.Api, "al&ice ü");

        server.Requests.ShouldHaveSingleItem().Uri.Query.ShouldEndWith("doAs=al%26ice%20%C3%BC");
    }

    [Theory]
    [MemberData(nameof(RouteCases.WithDoAs), MemberType = typeof(RouteCases))]
    public async Task Calls_OfAUsersView_SendItsNameUnlessAnotherIsNamed(string name)
    {
        var server = RouteCases.Server(name);
        using var client = server.CreateClient();
        var calls = new RetryingApi(client.Api, ResilientCallPolicy.WithRetries(new LivyClientOptions(), Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance), "alice");

        await RouteCases.ByName[name].Call(calls, null);
        await RouteCases.ByName[name].Call(calls, "bob");

        server.Requests.Select(sent => sent.Uri.Query[^9..].Split('=')[1]).ShouldBe(["alice", "bob"], Case.Sensitive, name);
    }

    [Theory]
    [InlineData("http://livy:8998", "http://livy:8998/sessions/7")]
    [InlineData("http://livy:8998/", "http://livy:8998/sessions/7")]
    [InlineData("https://gateway/livy", "https://gateway/livy/sessions/7")]
    [InlineData("https://gateway/livy/", "https://gateway/livy/sessions/7")]
    [InlineData("https://gateway/a%20b/livy//", "https://gateway/a%20b/livy/sessions/7")]
    public async Task Call_WithPrefixInTheEndpoint_KeepsIt(string endpoint, string expected)
    {
        var path = new Uri(expected).AbsolutePath;
        var server = new StubLivy().On($"GET {path}", Answers.Ok(Bodies.Session(7, "idle")));
        using var client = server.CreateClient(configure: options => options.Endpoint = new Uri(endpoint));

        await client.Api.GetSessionAsync(7);

        server.Requests.ShouldHaveSingleItem().Uri.AbsoluteUri.ShouldBe(expected);
    }

    [Fact]
    public async Task Call_WithDefaultId_IsRefusedBeforeSending()
    {
        var server = new StubLivy();
        using var client = server.CreateClient();

        await Should.ThrowAsync<ArgumentException>(() => client.Api.GetSessionAsync(default));

        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Call_WithoutBodyObject_IsRefusedBeforeSending()
    {
        var server = new StubLivy();
        using var client = server.CreateClient();

        await Should.ThrowAsync<ArgumentNullException>(() => client.Api.CreateSessionAsync(null!));

        server.Requests.ShouldBeEmpty();
    }
}
