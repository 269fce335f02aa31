namespace Livy.Client.Testing.Tests;

/// <summary>What Livy 0.7.1 makes of bodies that it cannot use: the texts are those of a real server.</summary>
public sealed class Profile07BodyTests : IDisposable
{
    private readonly FakeLivy _livy = new(new FakeLivyOptions { Profile = LivyProfile.Livy07, LocalDirWhitelist = ["/data/"] }, new SimulatedClock());
    private readonly RawClient _client;

    public Profile07BodyTests() => _client = new RawClient(_livy);

    public void Dispose()
    {
        _client.Dispose();
        _livy.Dispose();
    }

    [Theory]
    [InlineData("null", "java.lang.NullPointerException: Cannot invoke \"org.apache.livy.server.interactive.CreateInteractiveRequest.name()\" because \"createRequest\" is null")]
    [InlineData("{\"jars\":[null]}", "java.lang.NullPointerException: Cannot invoke \"String.length()\" because \"$this\" is null")]
    [InlineData("{\"driverCores\":99999999999}", "java.lang.ClassCastException: class java.lang.Long cannot be cast to class java.lang.Integer (java.lang.Long and java.lang.Integer are in module java.base of loader 'bootstrap')")]
    public async Task Create_ThatLivyItselfStumblesOver_Is500WithTheException(string body, string exception)
    {
        var reply = await _client.PostAsync("/sessions", body);

        (reply.Status, reply.Reason, reply.Json.ToString()).ShouldBe((500, "Internal Server Error", exception));
    }

    [Theory]
    [InlineData(":x", "java.net.URISyntaxException: Expected scheme name at index 0: :x")]
    [InlineData("1x:/y", "java.net.URISyntaxException: Illegal character in scheme name at index 0: 1x:/y")]
    [InlineData("file:", "java.net.URISyntaxException: Expected scheme-specific part at index 5: file:")]
    [InlineData("http://[x", "java.net.URISyntaxException: Expected closing bracket for IPv6 address at index 9: http://[x")]
    [InlineData("/a%zz", "java.net.URISyntaxException: Malformed escape pair at index 2: /a%zz")]
    [InlineData("file://host/etc/passwd", "requirement failed: Local path /etc/passwd cannot be added to user sessions.")]
    [InlineData("file:/etc/x.zip#y", "requirement failed: Local path /etc/x.zip cannot be added to user sessions.")]
    public async Task Create_BadPath_IsReadAsAJavaUri(string path, string message)
    {
        var reply = await _client.PostAsync("/sessions", $$"""{"files":["{{path}}"]}""");

        (reply.Status, reply.Json["msg"]!.ToString()).ShouldBe((400, message));
    }

    [Fact]
    public async Task Batch_EmptyFile_Is500()
    {
        var reply = await _client.PostAsync("/batches", """{"file":""}""");

        (reply.Status, reply.Json.ToString()).ShouldBe((500, "java.lang.IndexOutOfBoundsException: 0"));
    }
}
