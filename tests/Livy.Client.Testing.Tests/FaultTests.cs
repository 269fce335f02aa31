namespace Livy.Client.Testing.Tests;

public sealed class FaultTests : IDisposable
{
    private readonly SimulatedClock _clock = new();
    private readonly FakeLivy _livy;
    private readonly RawClient _client;

    public FaultTests()
    {
        _livy = new FakeLivy(timeProvider: _clock);
        _client = new RawClient(_livy);
    }

    public void Dispose()
    {
        _client.Dispose();
        _livy.Dispose();
    }

    [Fact]
    public async Task Seed_SameSequence_MeetsTheSameFaults()
    {
        var first = await RunAsync(seed: 7);
        var second = await RunAsync(seed: 7);
        var other = await RunAsync(seed: 8);

        second.ShouldBe(first);
        other.ShouldNotBe(first);
        first.OfType<string>().Distinct().Count().ShouldBeGreaterThan(6);
        first.Count(fault => fault is null).ShouldBeInRange(1, 150);
    }

    [Fact]
    public async Task Seed_SetAgain_StartsTheSequenceAgain()
    {
        _livy.Faults.LoginPage = 0.5;
        _livy.Faults.Seed = 3;
        var first = await StatusTypesAsync();
        _livy.Faults.Seed = 3;

        var second = await StatusTypesAsync();

        second.ShouldBe(first);
    }

    [Fact]
    public async Task DropAfter_Create_IsDoneAndJournaled()
    {
        _livy.Faults.DropAfter = 1;
        await Should.ThrowAsync<HttpRequestException>(() => _client.PostAsync("/sessions", "{}"));
        _livy.Faults.SetAll(0);

        var list = await _client.GetAsync("/sessions");

        list.Json["total"]!.GetValue<int>().ShouldBe(1);
        _livy.Requests.Select(request => request.Fault).ShouldBe(["dropped after handling", null]);
        _livy.Requests[0].Status.ShouldBeNull();
    }

    [Fact]
    public async Task DropBefore_Create_IsNotDone()
    {
        _livy.Faults.DropBefore = 1;
        await Should.ThrowAsync<HttpRequestException>(() => _client.PostAsync("/sessions", "{}"));
        _livy.Faults.DropBefore = 0;

        var list = await _client.GetAsync("/sessions");

        list.Json["total"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Throttle_ManyTimes_AsksForOneSecondToTheMost()
    {
        _livy.Faults.Throttle = 1;
        _livy.Faults.RetryAfter = TimeSpan.FromSeconds(3);
        HashSet<string> seconds = new(StringComparer.Ordinal);
        for (var request = 0; request < 100; request++)
        {
            seconds.Add((await _client.GetAsync("/version")).Header("Retry-After")!);
        }

        seconds.Order(StringComparer.Ordinal).ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public async Task Throttle_Always_AsksToWait()
    {
        _livy.Faults.Throttle = 1;

        var reply = await _client.GetAsync("/sessions");

        reply.Status.ShouldBeOneOf(429, 503);
        int.Parse(reply.Header("Retry-After")!).ShouldBeInRange(1, 3);
    }

    [Fact]
    public async Task GatewayError_Always_IsAPageOfSomebodyElse()
    {
        _livy.Faults.GatewayError = 1;

        var reply = await _client.GetAsync("/sessions");

        reply.Status.ShouldBeOneOf(502, 503, 504);
        reply.Body.ShouldContain("nginx");
    }

    [Fact]
    public async Task GatewayError_Create_IsNotDone()
    {
        _livy.Faults.GatewayError = 1;
        await _client.PostAsync("/sessions", "{}");
        _livy.Faults.GatewayError = 0;

        var list = await _client.GetAsync("/sessions");

        list.Json["total"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task GatewayErrorAfter_Create_IsDone()
    {
        _livy.Faults.GatewayErrorAfter = 1;
        var create = await _client.PostAsync("/sessions", "{}");
        _livy.Faults.GatewayErrorAfter = 0;

        var list = await _client.GetAsync("/sessions");

        create.Status.ShouldBeOneOf(502, 503, 504);
        create.Body.ShouldContain("nginx");
        list.Json["total"]!.GetValue<int>().ShouldBe(1);
        _livy.Requests[0].Fault!.ShouldBe($"{create.Status} of a gateway after handling");
    }

    [Fact]
    public async Task BareError_Create_IsA500WithoutLivysWordsAndNotDone()
    {
        _livy.Faults.BareError = 1;
        var create = await _client.PostAsync("/sessions", "{}");
        _livy.Faults.BareError = 0;

        var list = await _client.GetAsync("/sessions");

        create.Status.ShouldBe(500);
        create.Header("Content-Type").ShouldBe("text/html");
        list.Json["total"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task BareErrorAfter_Create_IsA500WithoutLivysWordsAndDone()
    {
        _livy.Faults.BareErrorAfter = 1;
        var create = await _client.PostAsync("/sessions", "{}");
        _livy.Faults.BareErrorAfter = 0;

        var list = await _client.GetAsync("/sessions");

        create.Status.ShouldBe(500);
        list.Json["total"]!.GetValue<int>().ShouldBe(1);
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(0.084)]
    public void SetAll_TwelveKindsTogetherMoreThanCertain_Throws(double probability) =>
        Should.Throw<ArgumentOutOfRangeException>(() => _livy.Faults.SetAll(probability));

    [Fact]
    public async Task Truncate_Always_BreaksTheBodyOff()
    {
        _livy.Faults.Truncate = 1;

        await Should.ThrowAsync<HttpRequestException>(() => _client.GetAsync("/version"));

        _livy.Requests[0].Fault!.ShouldStartWith("truncated after");
    }

    [Fact]
    public async Task LateDelivery_ClientGaveUp_IsStillCarriedOut()
    {
        _livy.Faults.LateDelivery = 1;
        using var giveUp = new CancellationTokenSource();
        var post = _client.SendAsync("POST", "/sessions", new StringContent("{}"), giveUp.Token);
        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => post);
        _livy.Faults.LateDelivery = 0;

        var before = await _client.GetAsync("/sessions", CancellationToken.None);
        _clock.Advance(_livy.Faults.LateBy);
        var after = await _client.GetAsync("/sessions", CancellationToken.None);

        (before.Json["total"]!.GetValue<int>(), after.Json["total"]!.GetValue<int>()).ShouldBe((0, 1));
    }

    [Fact]
    public async Task AppliesTo_OtherRequests_AreSpared()
    {
        _livy.Faults.LoginRedirect = 1;
        _livy.Faults.AppliesTo = request => request.Method is "POST";

        var get = await _client.GetAsync("/sessions");
        var post = await _client.PostAsync("/sessions", "{}");

        (get.Status, post.Status).ShouldBe((200, 302));
        post.Header("Location").ShouldBe("http://login.example/");
    }

    [Fact]
    public async Task Stub_TakesTheRequest_NoFaultIsAdded()
    {
        _livy.Faults.DropBefore = 1;
        _livy.When(Stub.Get("/version")).Reply(599);

        var reply = await _client.GetAsync("/version");

        reply.Status.ShouldBe(599);
        _livy.Requests[0].Fault.ShouldBeNull();
    }

    private async Task<List<string>> StatusTypesAsync()
    {
        List<string> seen = [];
        for (var request = 0; request < 20; request++)
        {
            seen.Add((await _client.GetAsync("/version")).Header("Content-Type")!);
        }

        return seen;
    }

    private static async Task<List<string?>> RunAsync(int seed)
    {
        var clock = new SimulatedClock();
        using var livy = new FakeLivy(timeProvider: clock);
        livy.Faults.Seed = seed;
        livy.Faults.SetAll(0.08);
        for (var request = 0; request < 200; request++)
        {
            var answer = livy.HandleAsync(new FakeLivyRequest { Method = "GET", Target = "/version" });
            await clock.RunUntilAsync(answer);
        }

        return [.. livy.Requests.Select(request => request.Fault)];
    }
}
