using System.Globalization;

namespace Livy.Client.Testing;

/// <summary>
/// The dice of one request, thrown by seed and place in the sequence only: what earlier requests met does not matter. SplitMix64, so that no release of .NET changes it.
/// </summary>
internal sealed class FaultDice(int seed, ulong place)
{
    private static readonly int[] GatewayStatus = [502, 503, 504];
    private ulong _state = ((ulong)(uint)seed << 32) ^ (place * 0x9E3779B97F4A7C15);

    /// <summary>From 0 to just below 1.</summary>
    public double Roll()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    public Fault Truncated()
    {
        var share = Roll();
        return new Fault(string.Create(CultureInfo.InvariantCulture, $"truncated after {share:P0} of the body"), reply => reply.TruncateShare(share));
    }

    public Fault GatewayPage(DropPoint when) => Page(GatewayStatus[(int)(Roll() * GatewayStatus.Length)], "a gateway", "nginx", when);

    public static Fault BarePage(DropPoint when) => Page(500, "something in between", "proxy", when);

    public Fault Throttled(TimeSpan most)
    {
        var status = Roll() < 0.5 ? 429 : 503;
        var seconds = 1 + (int)(Roll() * Math.Max(1, most.TotalSeconds));
        return new Fault($"{status} with Retry-After {seconds}", reply => reply.ReplyRetryAfter(status, TimeSpan.FromSeconds(seconds)));
    }

    private static Fault Page(int status, string sender, string signature, DropPoint when)
    {
        var title = $"{status} {Reasons.Of(status)}";
        var page = $"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n<hr><center>{signature}</center>\r\n</body>\r\n</html>\r\n";
        return when == DropPoint.BeforeHandling
            ? new Fault($"{status} of {sender}", reply => reply.Reply(status, page, "text/html"))
            : new Fault($"{status} of {sender} after handling", reply => reply.Reply(status, page, "text/html").AfterHandling());
    }
}
