using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Livy.Client.DependencyInjection;

/// <summary>Gives the options of every client what the host has: its logging and, if one is registered, its clock.</summary>
internal sealed class ConfigureFromHost(IServiceProvider services) : IConfigureNamedOptions<LivyClientOptions>
{
    public void Configure(LivyClientOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, LivyClientOptions options)
    {
        options.LoggerFactory = services.GetService<ILoggerFactory>() ?? options.LoggerFactory;
        options.TimeProvider = services.GetService<TimeProvider>() ?? options.TimeProvider;
    }
}
