namespace Livy.Client.Tests;

public class LivyClientOptionsTests
{
    [Theory]
    [InlineData("ftp://livy", "http or https")]
    [InlineData("/livy", "http or https")]
    [InlineData("http://alice:s3cret@livy:8998", "user name or password")]
    [InlineData("http://livy:8998/?a=b", "query")]
    [InlineData("http://livy:8998/#a", "fragment")]
    public void Validate_OfAnEndpointThatCanNotBe_Throws(string endpoint, string expected)
    {
        var error = Should.Throw<ArgumentException>(() => new LivyClient(new LivyClientOptions { Endpoint = new Uri(endpoint, UriKind.RelativeOrAbsolute) }));

        error.Message.ShouldContain(expected);
        error.Message.ShouldNotContain("s3cret");
    }

    [Fact]
    public void Validate_WithoutEndpoint_Throws() => Should.Throw<ArgumentException>(() => new LivyClient(new LivyClientOptions())).Message.ShouldContain("Endpoint is missing");

    public static TheoryData<string, Action<LivyClientOptions>> Bad => new()
    {
        { "DisposeTimeout zero", options => options.DisposeTimeout = TimeSpan.Zero },
        { "DisposeTimeout without end", options => options.DisposeTimeout = TimeSpan.MaxValue },
        { "DoAs blank", options => options.DoAs = " " },
        { "Read zero", options => options.Timeouts.Read = TimeSpan.Zero },
        { "Read too short for a timer", options => options.Timeouts.Read = TimeSpan.FromMilliseconds(1) },
        { "Result negative", options => options.Timeouts.Result = TimeSpan.FromSeconds(-1) },
        { "Create too long", options => options.Timeouts.Create = TimeSpan.FromDays(2) },
        { "UploadIdle zero", options => options.Timeouts.UploadIdle = TimeSpan.Zero },
        { "MaxRetries negative", options => options.Retry.MaxRetries = -1 },
        { "MaxRetries too many", options => options.Retry.MaxRetries = 101 },
        { "BaseDelay negative", options => options.Retry.BaseDelay = TimeSpan.FromSeconds(-1) },
        { "MaxRetryAfter too long", options => options.Retry.MaxRetryAfter = TimeSpan.MaxValue },
        { "MinInterval zero", options => options.Waiting.MinInterval = TimeSpan.Zero },
        { "MaxInterval below MinInterval", options => options.Waiting.MaxInterval = TimeSpan.FromMilliseconds(1) },
        { "MaxInterval without end", options => options.Waiting.MaxInterval = TimeSpan.MaxValue },
        { "MaxBatchInterval below MinInterval", options => options.Waiting.MaxBatchInterval = TimeSpan.Zero },
        { "MaxBatchInterval without end", options => options.Waiting.MaxBatchInterval = TimeSpan.MaxValue },
        { "FaultTolerance negative", options => options.Waiting.FaultTolerance = TimeSpan.FromSeconds(-1) },
        { "RefusalTolerance negative", options => options.Waiting.RefusalTolerance = TimeSpan.FromSeconds(-1) },
        { "Waiting.MaxRetryAfter without end", options => options.Waiting.MaxRetryAfter = TimeSpan.MaxValue },
        { "SessionStartTimeout zero", options => options.Waiting.SessionStartTimeout = TimeSpan.Zero },
        { "KeepAliveInterval negative", options => options.Waiting.KeepAliveInterval = Timeout.InfiniteTimeSpan },
        { "KeepAliveInterval too short", options => options.Waiting.KeepAliveInterval = TimeSpan.FromMilliseconds(10) },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Validate_OfATimeOutOfItsRange_Throws(string what, Action<LivyClientOptions> change)
    {
        var options = new LivyClientOptions { Endpoint = new Uri("http://livy:8998") };
        change(options);

        Should.Throw<ArgumentException>(() => new LivyClient(options).Dispose(), what);
    }

    public static TheoryData<string, Action<LivyClientOptions>> Extreme => new()
    {
        { "defaults", _ => { } },
        { "a day for everything", options => (options.Timeouts.Read, options.Timeouts.Create, options.Retry.TotalExtra) = (TimeSpan.FromDays(1), TimeSpan.FromDays(1), TimeSpan.FromDays(1)) },
        { "shortest attempt", options => options.Timeouts.Read = TimeSpan.FromMilliseconds(10) },
        { "no retries", options => options.Retry.MaxRetries = 0 },
        { "no pauses", options => (options.Retry.BaseDelay, options.Retry.MaxDelay, options.Retry.MaxRetryAfter, options.Retry.TotalExtra) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero) },
        { "first pause above the longest", options => options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1) },
        { "start without end", options => options.Waiting.SessionStartTimeout = TimeSpan.MaxValue },
        { "faults without end", options => options.Waiting.FaultTolerance = TimeSpan.MaxValue },
        { "never kept alive", options => options.Waiting.KeepAliveInterval = TimeSpan.Zero },
        { "no tolerance", options => options.Waiting.FaultTolerance = TimeSpan.Zero },
    };

    [Theory]
    [MemberData(nameof(Extreme))]
    public void New_WithExtremeSettings_Works(string what, Action<LivyClientOptions> change)
    {
        var options = new LivyClientOptions { Endpoint = new Uri("http://livy:8998") };
        change(options);

        Should.NotThrow(() => new LivyClient(options).Dispose(), what);
    }
}
