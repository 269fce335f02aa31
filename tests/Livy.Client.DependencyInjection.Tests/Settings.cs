using Microsoft.Extensions.Configuration;

namespace Livy.Client.DependencyInjection.Tests;

/// <summary>Configuration in memory; keys are written as <c>Timeouts:Read</c>, inside of the section <c>Livy</c>.</summary>
internal static class Settings
{
    public const string Endpoint = "http://livy.test:8998";
    public const string SecureEndpoint = "https://livy.test:8998";

    public static IConfigurationRoot Root(params (string Key, string? Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Livy:{setting.Key}", setting.Value)))
            .Build();

    public static IConfigurationSection Section(params (string Key, string? Value)[] settings) => Root(settings).GetSection("Livy");
}
