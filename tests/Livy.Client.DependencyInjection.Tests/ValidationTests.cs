using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Livy.Client.DependencyInjection.Tests;

public sealed class ValidationTests
{
    private const string Secret = "s3cr3t-w0rd";

    [Theory]
    [InlineData("Endpoint", "", "Livy:Endpoint is missing: the address of Livy, such as http://livy:8998.")]
    [InlineData("Endpoint", "livy:8998", "Livy:Endpoint must be an absolute http or https address, such as http://livy:8998.")]
    [InlineData("Endpoint", "/livy", "Livy:Endpoint must be an absolute http or https address, such as http://livy:8998.")]
    [InlineData("Endpoint", "http://", "Livy:Endpoint must be an absolute http or https address, such as http://livy:8998.")]
    [InlineData("Endpoint:Url", "http://livy:8998", "Livy:Endpoint must be one value, not a section.")]
    [InlineData(
        "Endpoint", $"http://me:{Secret}@livy:8998", "Livy:Endpoint holds a user name or password, which would end up in logs: use LivyAuthentication.Basic.")]
    [InlineData("DoAs", "  ", "Livy:DoAs can not be blank; leave it unset to act as yourself.")]
    [InlineData("DisposeTimeout", "00:00:00", "Livy:DisposeTimeout must be from 00:00:00.0100000 to 1.00:00:00, not 00:00:00.")]
    [InlineData("DisposeTimeout", "30", "Livy:DisposeTimeout must be a time as hours:minutes:seconds, such as 00:00:15.")]
    [InlineData("Timeouts", "00:00:15", "Livy:Timeouts must be a section, not one value.")]
    [InlineData("Timeouts:Read", "soon", "Livy:Timeouts:Read must be a time as hours:minutes:seconds, such as 00:00:15.")]
    [InlineData("Timeouts:Read", "-00:00:15", "Livy:Timeouts:Read can not be negative: it is a time such as 00:00:15.")]
    [InlineData("Timeouts:Read", "00:00:00", "Livy:Timeouts:Read must be from 00:00:00.0100000 to 1.00:00:00, not 00:00:00.")]
    [InlineData("Timeouts:Read:Seconds", "15", "Livy:Timeouts:Read must be one value, not a section.")]
    [InlineData("MaxResponseSize", "1000", "Livy:MaxResponseSize must be from 1024 to 2147483647 bytes, not 1000.")]
    [InlineData("MaxResponseSize", "64 MB", "Livy:MaxResponseSize must be a whole number from 0.")]
    [InlineData("AllowInsecureCredentials", "perhaps", "Livy:AllowInsecureCredentials must be true or false.")]
    [InlineData("Retry:MaxRetries", "-1", "Livy:Retry:MaxRetries must be a whole number from 0.")]
    [InlineData("Retry:MaxRetries", "many", "Livy:Retry:MaxRetries must be a whole number from 0.")]
    [InlineData("Retry:MaxRetries", "101", "Livy:Retry:MaxRetries must be from 0 to 100, not 101.")]
    [InlineData("Submission:GenerateNames", "sometimes", "Livy:Submission:GenerateNames must be true or false.")]
    [InlineData("Submission:SettleTime", "soon", "Livy:Submission:SettleTime must be a time as hours:minutes:seconds, such as 00:00:15.")]
    [InlineData("Waiting:MaxInterval", "00:00:00.001", "Livy:Waiting:MaxInterval must be from 00:00:00.0200000 to 1.00:00:00, not 00:00:00.0010000.")]
    [InlineData("Endpiont", "x", "Livy:Endpiont is not known here; known are AllowInsecureCredentials, Authentication, DisposeTimeout, DoAs, Endpoint, MaxResponseSize, Retry, Submission, Timeouts, Waiting.")]
    [InlineData("Authentication:Pasword", Secret, "Livy:Authentication:Pasword is not known here; known are Password, Token, Type, UserName.")]
    [InlineData("Authentication", Secret, "Livy:Authentication must be a section, not one value.")]
    [InlineData("Authentication:Type", Secret, "Livy:Authentication:Type must be Basic (with UserName and Password) or Bearer (with Token).")]
    [InlineData("Authentication:Password", Secret, "Livy:Authentication:Type must be Basic (with UserName and Password) or Bearer (with Token).")]
    public void Start_OneSettingIsWrong_SaysItsPathAndWhatIsExpected(string key, string value, string message)
    {
        var error = Should.Throw<OptionsValidationException>(() => Start(("Endpoint", Settings.Endpoint), (key, value)));

        error.Message.ShouldBe(message);
        error.ToString().ShouldNotContain(Secret);
    }

    [Theory]
    [InlineData("Basic", "me", "", "Livy:Authentication:Password is missing: basic authentication needs one.")]
    [InlineData("basic", "", Secret, "Livy:Authentication:UserName must be a name without a colon, for basic authentication.")]
    [InlineData("Basic", "me:too", Secret, "Livy:Authentication:UserName must be a name without a colon, for basic authentication.")]
    [InlineData("Bearer", "me", Secret, "Livy:Authentication:Token is missing: bearer authentication needs one.")]
    public void Start_CredentialsAreIncomplete_SaysWhatIsMissing(string type, string userName, string password, string message)
    {
        var error = Should.Throw<OptionsValidationException>(() => Start(
            ("Endpoint", Settings.Endpoint),
            ("Authentication:Type", type),
            ("Authentication:UserName", userName),
            ("Authentication:Password", password)));

        error.Message.ShouldBe(message);
        error.ToString().ShouldNotContain(Secret);
    }

    [Theory]
    [InlineData("http://livy.test:8998", "false", false)]
    [InlineData("http://livy.test:8998", "true", true)]
    [InlineData("https://livy.test:8998", "false", true)]
    [InlineData("http://localhost:8998", "false", true)]
    public void Start_CredentialsOverPlainHttp_AreRefusedUnlessAllowed(string endpoint, string allow, bool isFine)
    {
        var error = Record.Exception(() => Start(
            ("Endpoint", endpoint),
            ("AllowInsecureCredentials", allow),
            ("Authentication:Type", "Basic"),
            ("Authentication:UserName", "me"),
            ("Authentication:Password", Secret)));

        (error is null).ShouldBe(isFine);
        (error?.ToString() ?? "").ShouldNotContain(Secret);
    }

    [Fact]
    public void Start_TokenHasALineEnd_IsRefusedWithoutIt()
    {
        var error = Should.Throw<OptionsValidationException>(() => Start(
            ("Endpoint", Settings.Endpoint), ("Authentication:Type", "Bearer"), ("Authentication:Token", $"{Secret}\n")));

        error.Message.ShouldBe("Livy:Authentication:Token holds a space or a line end, which no header can carry; files often end with one.");
        error.ToString().ShouldNotContain(Secret);
    }

    [Fact]
    public void Start_SeveralSettingsAreWrong_NamesAll()
    {
        var error = Should.Throw<OptionsValidationException>(() => Start(
            ("Endpoint", Settings.Endpoint), ("Timeouts:Read", "x"), ("Retry:MaxRetries", "x"), ("Authentication:Type", "Basic"), ("Other", "x")));

        error.Failures.Select(failure => failure.Split(' ')[0]).ShouldBe(
            ["Livy:Authentication:UserName", "Livy:Timeouts:Read", "Livy:Retry:MaxRetries", "Livy:Other"]);
    }

    [Fact]
    public void Start_SectionIsMissing_SaysItsPath()
    {
        var error = Should.Throw<OptionsValidationException>(() => Start());

        error.Message.ShouldBe("Livy:Endpoint is missing: the address of Livy, such as http://livy:8998.");
    }

    [Fact]
    public void Start_EverythingIsRight_DoesNotThrow() => Should.NotThrow(() => Start(("Endpoint", Settings.Endpoint)));

    [Fact]
    public void Start_DelegateLeavesOutTheEndpoint_SaysTheProperty()
    {
        var services = new ServiceCollection();
        services.AddLivyClient(options => options.DoAs = "alice");

        Should.Throw<OptionsValidationException>(() => Start(services)).Message
            .ShouldBe("LivyClientOptions:Endpoint is missing: the address of Livy, such as http://livy:8998.");
    }

    [Fact]
    public void Start_KeyedClientIsWrong_SaysItsKey()
    {
        var services = new ServiceCollection();
        services.AddLivyClient(options => options.Endpoint = new Uri(Settings.Endpoint));
        services.AddKeyedLivyClient("reports", options => options.DisposeTimeout = TimeSpan.Zero);

        var error = Should.Throw<OptionsValidationException>(() => Start(services));

        error.Failures.ShouldBe([
            "LivyClientOptions:reports:Endpoint is missing: the address of Livy, such as http://livy:8998.",
            "LivyClientOptions:reports:DisposeTimeout must be from 00:00:00.0100000 to 1.00:00:00, not 00:00:00.",
        ]);
        error.OptionsName.ShouldBe("reports");
    }

    [Fact]
    public void Resolve_WithoutAHost_FailsTheSameWay()
    {
        var services = new ServiceCollection();
        services.AddLivyClient(Settings.Section());
        using var provider = services.BuildServiceProvider();

        Should.Throw<OptionsValidationException>(() => provider.GetRequiredService<LivyClient>()).Message
            .ShouldBe("Livy:Endpoint is missing: the address of Livy, such as http://livy:8998.");
    }

    private static void Start(params (string Key, string? Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddLivyClient(Settings.Section([.. settings.GroupBy(setting => setting.Key, StringComparer.Ordinal).Select(same => same.Last())]));
        Start(services);
    }

    /// <summary>What a host does when it starts.</summary>
    private static void Start(ServiceCollection services)
    {
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();
    }
}
