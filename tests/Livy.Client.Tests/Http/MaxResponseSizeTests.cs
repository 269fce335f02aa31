using System.Text;

namespace Livy.Client.Tests;

public class MaxResponseSizeTests
{
    private const int Limit = 2048;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Answer_JustBelowTheLimit_IsRead(bool saysItsLength)
    {
        using var client = Client(Limit - 1, saysItsLength);

        (await client.Api.GetSessionAsync(7)).Id.ShouldBe((LivyId)7);
    }

    [Theory]
    [InlineData(Limit, true)]
    [InlineData(Limit, false)]
    [InlineData(Limit + 1, true)]
    [InlineData(Limit + 1, false)]
    [InlineData(Limit * 100, false)]
    public async Task Answer_AtTheLimitOrAbove_IsRefused(int size, bool saysItsLength)
    {
        using var client = Client(size, saysItsLength);

        var error = await Should.ThrowAsync<LivyApiException>(() => client.Api.GetSessionAsync(7));

        error.ErrorCode.ShouldBe(LivyErrorCode.AnswerTooLarge);
        error.IsTransient.ShouldBeFalse();
        error.Message.ShouldBe("GET /sessions/7 was answered with 2048 bytes or more, the limit that LivyClientOptions.MaxResponseSize sets.");
    }

    [Fact]
    public async Task Answer_ThatSaysThatItIsTooLarge_IsNotRead()
    {
        using var stream = new EndlessStream();
        var server = new StubLivy().On("GET /sessions/7", Answers.With(200, () =>
        {
            var content = Json(stream);
            content.Headers.ContentLength = 100_000;
            return content;
        }));
        using var client = server.CreateClient(configure: options => options.MaxResponseSize = Limit);

        await Should.ThrowAsync<LivyApiException>(() => client.Api.GetSessionAsync(7));

        stream.BytesRead.ShouldBe(0);
    }

    [Fact]
    public async Task Answer_WithoutEnd_IsReadNoFurtherThanItMust()
    {
        using var stream = new EndlessStream();
        var server = new StubLivy().On("GET /sessions/7", Answers.With(200, () => Json(new ConcatenatedStream("{\"id\":7,\"name\":\""u8.ToArray(), stream))));
        using var client = server.CreateClient(configure: options => options.MaxResponseSize = Limit);

        (await Should.ThrowAsync<LivyApiException>(() => client.Api.GetSessionAsync(7))).ErrorCode.ShouldBe(LivyErrorCode.AnswerTooLarge);

        stream.BytesRead.ShouldBeLessThan(100_000);
    }

    [Theory]
    [InlineData(1023, true)]
    [InlineData(1024, false)]
    [InlineData(int.MaxValue, false)]
    [InlineData(int.MaxValue + 1L, true)]
    public void Setting_OutOfItsRange_IsRefused(long size, bool isRefused) =>
        new LivyClientOptions { Endpoint = new Uri("http://livy:8998"), MaxResponseSize = size }.FindErrors().Any(error => error.StartsWith("MaxResponseSize must be from 1024", StringComparison.Ordinal)).ShouldBe(isRefused);

    [Fact]
    public void Setting_ByDefault_Is64MiB() => new LivyClientOptions().MaxResponseSize.ShouldBe(64 * 1024 * 1024);

    private static LivyClient Client(int size, bool saysItsLength)
    {
        const string Start = """{"id":7,"state":"idle","name":"x"}""";
        var body = Encoding.UTF8.GetBytes(Start + new string(' ', size - Start.Length));
        var answer = saysItsLength ? Answers.Bytes(200, body, "application/json") : Answers.With(200, () => Json(new ConcatenatedStream(body, new EndlessStream(0))));
        return new StubLivy().On("GET /sessions/7", answer).CreateClient(configure: options => options.MaxResponseSize = Limit);
    }

    private static StreamContent Json(Stream stream)
    {
        var content = new StreamContent(stream);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        return content;
    }
}
