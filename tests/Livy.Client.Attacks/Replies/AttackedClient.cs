using System.Diagnostics.CodeAnalysis;

namespace Livy.Client.Attacks;

/// <summary>Makes clients over a <see cref="ReplyHandler"/>: one request a call, no limits but the ones under attack.</summary>
internal static class AttackedClient
{
    private static readonly Uri Endpoint = new("http://livy.invalid:8998");
    private static readonly TimeSpan NeverReached = TimeSpan.FromHours(20);

    [SuppressMessage("ApiDesign", "RS0030", Justification = "The handler is the attack.")]
    public static HttpClient Connect(HttpMessageHandler handler) => new(handler) { Timeout = Timeout.InfiniteTimeSpan };

    public static LivyClientOptions Options()
    {
        var options = new LivyClientOptions { Endpoint = Endpoint, TimeProvider = new QuickTime(), DisposeTimeout = NeverReached };
        options.Retry.MaxRetries = 0;
        foreach (var limit in typeof(LivyTimeouts).GetProperties().Where(property => property.PropertyType == typeof(TimeSpan)))
        {
            limit.SetValue(options.Timeouts, NeverReached);
        }

        return options;
    }
}
