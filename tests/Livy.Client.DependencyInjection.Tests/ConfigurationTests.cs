using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Livy.Client.DependencyInjection.Tests;

public sealed class ConfigurationTests
{
    [Fact]
    public void AddLivyClient_EverySetting_IsRead()
    {
        var options = OptionsFrom(Settings.Section(
            ("Endpoint", Settings.Endpoint),
            ("DoAs", "alice"),
            ("DisposeTimeout", "00:00:01"),
            ("Timeouts:Read", "00:00:02"),
            ("Timeouts:Result", "00:00:03"),
            ("Timeouts:Create", "00:00:04"),
            ("Timeouts:Delete", "00:00:05"),
            ("Timeouts:UploadIdle", "00:00:06"),
            ("Timeouts:UploadResponse", "00:00:07"),
            ("Retry:MaxRetries", "8"),
            ("Retry:BaseDelay", "00:00:00.009"),
            ("Retry:MaxDelay", "00:00:10"),
            ("Retry:MaxRetryAfter", "00:00:11"),
            ("Retry:TotalExtra", "00:00:12"),
            ("Submission:Timeout", "00:00:19"),
            ("Submission:RetryWhenBusy", "false"),
            ("Submission:GenerateNames", "false"),
            ("Submission:MarkStatements", "false"),
            ("Submission:SettleTime", "00:00:20"),
            ("Submission:CleanupTime", "00:00:21"),
            ("Waiting:MinInterval", "00:00:00.013"),
            ("Waiting:MaxInterval", "00:00:14"),
            ("Waiting:MaxBatchInterval", "00:00:15"),
            ("Waiting:FaultTolerance", "00:00:16"),
            ("Waiting:RefusalTolerance", "00:00:17.5"),
            ("Waiting:MaxRetryAfter", "00:00:17"),
            ("Waiting:SessionStartTimeout", "01:00:00"),
            ("Waiting:KeepAliveInterval", "00:00:18")));

        options.Endpoint.ShouldBe(new Uri(Settings.Endpoint));
        options.DoAs.ShouldBe("alice");
        options.Authentication.ShouldBeNull();
        options.DisposeTimeout.ShouldBe(TimeSpan.FromSeconds(1));
        options.Timeouts.ShouldBeEquivalentTo(new LivyTimeouts
        {
            Read = TimeSpan.FromSeconds(2),
            Result = TimeSpan.FromSeconds(3),
            Create = TimeSpan.FromSeconds(4),
            Delete = TimeSpan.FromSeconds(5),
            UploadIdle = TimeSpan.FromSeconds(6),
            UploadResponse = TimeSpan.FromSeconds(7),
        });
        options.Retry.ShouldBeEquivalentTo(new LivyRetryOptions
        {
            MaxRetries = 8,
            BaseDelay = TimeSpan.FromMilliseconds(9),
            MaxDelay = TimeSpan.FromSeconds(10),
            MaxRetryAfter = TimeSpan.FromSeconds(11),
            TotalExtra = TimeSpan.FromSeconds(12),
        });
        options.Submission.ShouldBeEquivalentTo(new LivySubmissionOptions
        {
            Timeout = TimeSpan.FromSeconds(19),
            RetryWhenBusy = false,
            GenerateNames = false,
            MarkStatements = false,
            SettleTime = TimeSpan.FromSeconds(20),
            CleanupTime = TimeSpan.FromSeconds(21),
        });
        options.Waiting.ShouldBeEquivalentTo(new LivyWaitOptions
        {
            MinInterval = TimeSpan.FromMilliseconds(13),
            MaxInterval = TimeSpan.FromSeconds(14),
            MaxBatchInterval = TimeSpan.FromSeconds(15),
            FaultTolerance = TimeSpan.FromSeconds(16),
            RefusalTolerance = TimeSpan.FromSeconds(17.5),
            MaxRetryAfter = TimeSpan.FromSeconds(17),
            SessionStartTimeout = TimeSpan.FromHours(1),
            KeepAliveInterval = TimeSpan.FromSeconds(18),
        });
    }

    [Theory]
    [InlineData(typeof(LivyTimeouts), "Timeouts")]
    [InlineData(typeof(LivyRetryOptions), "Retry")]
    [InlineData(typeof(LivySubmissionOptions), "Submission")]
    [InlineData(typeof(LivyWaitOptions), "Waiting")]
    public void AddLivyClient_UnknownKey_NamesEverySettingOfTheType(Type type, string section)
    {
        var settings = type.GetProperties().Where(property => property.SetMethod is not null).Select(property => property.Name).Order(StringComparer.OrdinalIgnoreCase);

        var error = Should.Throw<OptionsValidationException>(() => OptionsFrom(Settings.Section(("Endpoint", Settings.Endpoint), ($"{section}:X", "1"))));

        error.Message.ShouldBe($"Livy:{section}:X is not known here; known are {string.Join(", ", settings)}.");
    }

    [Fact]
    public void AddLivyClient_OnlyEndpoint_LeavesTheDefaults()
    {
        var options = OptionsFrom(Settings.Section(("Endpoint", Settings.Endpoint)));

        options.Timeouts.ShouldBeEquivalentTo(new LivyTimeouts());
        options.Submission.ShouldBeEquivalentTo(new LivySubmissionOptions());
        options.DisposeTimeout.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void AddLivyClient_WholeConfiguration_ReadsTheSectionLivy()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Logging:LogLevel:Default"] = "Debug", ["Livy:Endpoint"] = Settings.Endpoint })
            .Build();

        OptionsFrom(configuration).Endpoint.ShouldBe(new Uri(Settings.Endpoint));
    }

    [Fact]
    public void AddLivyClient_SectionElsewhere_IsRead()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Clusters:Blue:Endpoint"] = Settings.Endpoint })
            .Build();

        OptionsFrom(configuration.GetSection("Clusters:Blue")).Endpoint.ShouldBe(new Uri(Settings.Endpoint));
    }

    [Fact]
    public void AddLivyClient_EmptyAndNullValues_AreNotSet()
    {
        var options = OptionsFrom(Settings.Section(("Endpoint", Settings.Endpoint), ("DoAs", ""), ("DisposeTimeout", ""), ("Authentication", null), ("Timeouts", "")));

        options.DoAs.ShouldBeNull();
        options.DisposeTimeout.ShouldBe(TimeSpan.FromSeconds(30));
        options.Authentication.ShouldBeNull();
    }

    [Fact]
    public void AddLivyClient_ConfigurationAndDelegate_TheDelegateHasTheLastWord()
    {
        var services = new ServiceCollection();
        services.AddLivyClient(Settings.Root(("Endpoint", Settings.Endpoint), ("DoAs", "alice")), options => options.DoAs += " and bob");
        using var provider = services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<LivyClientOptions>>().Value;

        options.DoAs.ShouldBe("alice and bob");
        options.Endpoint.ShouldBe(new Uri(Settings.Endpoint));
    }

    [Fact]
    public void AddLivyClient_EndpointFromTheDelegateOnly_IsEnough()
    {
        var services = new ServiceCollection();
        services.AddLivyClient(Settings.Section(("DoAs", "alice")), (_, options) => options.Endpoint = new Uri(Settings.Endpoint));
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<IOptions<LivyClientOptions>>().Value.DoAs.ShouldBe("alice");
    }

    [Fact]
    public void AddKeyedLivyClient_Section_SetsOnlyThatClient()
    {
        var services = new ServiceCollection();
        services.AddLivyClient(options => options.Endpoint = new Uri("http://main.test"));
        services.AddKeyedLivyClient("reports", Settings.Section(("Endpoint", Settings.Endpoint), ("DoAs", "alice")), (_, options) => options.DoAs += " and bob");
        using var provider = services.BuildServiceProvider();

        var monitor = provider.GetRequiredService<IOptionsMonitor<LivyClientOptions>>();

        monitor.Get("reports").DoAs.ShouldBe("alice and bob");
        monitor.CurrentValue.DoAs.ShouldBeNull();
    }

    private static LivyClientOptions OptionsFrom(IConfiguration configuration)
    {
        var services = new ServiceCollection();
        services.AddLivyClient(configuration);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<LivyClientOptions>>().Value;
    }
}
