using System.Globalization;

namespace Livy.Client.Testing;

/// <summary>The settings of the driver that a session may bring along in its <c>conf</c>.</summary>
internal static class SessionConf
{
    public static long Number(SessionRequest request, string key, long fallback) =>
        request.Conf.TryGetValue(key, out var text) && long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : fallback;

    /// <summary>A number of things.</summary>
    public static int Count(SessionRequest request, string key, int fallback) => (int)Math.Clamp(Number(request, key, fallback), 0, int.MaxValue);

    public static TimeSpan Time(SessionRequest request, string key, TimeSpan fallback) =>
        request.Conf.TryGetValue(key, out var text) && text is not null && TimeStrings.TryParse(text, out var value) ? value : fallback;
}
