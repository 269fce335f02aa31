using System.Runtime.CompilerServices;

namespace Livy.Client.Testing;

/// <summary>
/// Faults of a network and of the gateways on it, thrown in at random but repeatably: the same seed and the same sequence of requests meet the same faults.
/// The probabilities are of one request meeting that fault; all are 0 at first. A request that a stub takes meets no fault.
/// What was done is in the journal: <see cref="RecordedRequest.Fault"/>.
/// </summary>
public sealed class FaultInjection
{
    private readonly Lock _gate = new();
    private ulong _sequence;
    private int _seed;

    internal FaultInjection()
    {
    }

    /// <summary>Decides which requests are met. Setting it starts the sequence again. Default: 0.</summary>
    public int Seed
    {
        get => _seed;
        set
        {
            lock (_gate)
            {
                _seed = value;
                _sequence = 0;
            }
        }
    }

    /// <summary>Which requests may be met. Default: all.</summary>
    public Func<FakeLivyRequest, bool> AppliesTo { get; set; } = static _ => true;

    /// <summary>The connection is reset before the request was looked at.</summary>
    public double DropBefore { get; set => field = Probability(value); }

    /// <summary>The request is carried out, then the connection is reset instead of an answer.</summary>
    public double DropAfter { get; set => field = Probability(value); }

    /// <summary>The answer breaks off in the middle of its body.</summary>
    public double Truncate { get; set => field = Probability(value); }

    /// <summary>A gateway answers 502, 503 or 504 with a page of its own; the request never arrives.</summary>
    public double GatewayError { get; set => field = Probability(value); }

    /// <summary>The request is carried out, but a gateway answers 502, 503 or 504 with a page of its own: it lost the server's answer, or patience.</summary>
    public double GatewayErrorAfter { get; set => field = Probability(value); }

    /// <summary>Something in between answers 500 with a page of its own, without a word of Livy's; the request never arrives.</summary>
    public double BareError { get; set => field = Probability(value); }

    /// <summary>The request is carried out, but something in between answers 500 with a page of its own, without a word of Livy's.</summary>
    public double BareErrorAfter { get; set => field = Probability(value); }

    /// <summary>A gateway answers 429 or 503 with <c>Retry-After</c>; the request never arrives.</summary>
    public double Throttle { get; set => field = Probability(value); }

    /// <summary>The request is only looked at after <see cref="SlowBy"/>.</summary>
    public double Slow { get; set => field = Probability(value); }

    /// <summary>The request is on its way for <see cref="LateBy"/>, and is carried out even if the client has given up by then.</summary>
    public double LateDelivery { get; set => field = Probability(value); }

    /// <summary>A gateway redirects to its login page; the request never arrives.</summary>
    public double LoginRedirect { get; set => field = Probability(value); }

    /// <summary>A gateway answers 200 with the HTML of its login page; the request never arrives.</summary>
    public double LoginPage { get; set => field = Probability(value); }

    /// <summary>How long <see cref="Slow"/> takes. Default: 2 s.</summary>
    public TimeSpan SlowBy { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long <see cref="LateDelivery"/> takes. Default: 2 min.</summary>
    public TimeSpan LateBy { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The most seconds that <see cref="Throttle"/> asks to wait; at least 1. Default: 3 s.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Gives every kind of fault the same probability.</summary>
    /// <param name="probability">From 0 to 1/12. 0 ends the faults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The twelve kinds together would be more than certain.</exception>
    public void SetAll(double probability)
    {
        if (probability is not (>= 0 and <= 1.0 / 12))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "Each of the twelve kinds gets this probability, so it goes from 0 to 1/12.");
        }

        DropBefore = DropAfter = Truncate = Throttle = probability;
        GatewayError = GatewayErrorAfter = BareError = BareErrorAfter = probability;
        Slow = LateDelivery = LoginRedirect = LoginPage = probability;
    }

    /// <summary>The fault that this request meets; null for none. Every request that may be met moves the sequence on.</summary>
    internal Fault? Next(FakeLivyRequest request)
    {
        if (Total() <= 0 || !AppliesTo(request))
        {
            return null;
        }

        FaultDice dice;
        lock (_gate)
        {
            dice = new FaultDice(_seed, _sequence++);
        }

        var left = dice.Roll();
        foreach (var (probability, make) in Kinds())
        {
            if (left < probability)
            {
                return make(dice);
            }

            left -= probability;
        }

        return null;
    }

    private static double Probability(double value, [CallerMemberName] string kind = "") =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(kind, value, "A probability goes from 0 to 1.");

    private double Total() => Kinds().Sum(kind => kind.Probability);

    private IEnumerable<(double Probability, Func<FaultDice, Fault> Make)> Kinds() =>
    [
        (DropBefore, static _ => new Fault("dropped before handling", reply => reply.Drop())),
        (DropAfter, static _ => new Fault("dropped after handling", reply => reply.Drop(DropPoint.AfterHandling))),
        (Truncate, static dice => dice.Truncated()),
        (GatewayError, static dice => dice.GatewayPage(DropPoint.BeforeHandling)),
        (GatewayErrorAfter, static dice => dice.GatewayPage(DropPoint.AfterHandling)),
        (BareError, static _ => FaultDice.BarePage(DropPoint.BeforeHandling)),
        (BareErrorAfter, static _ => FaultDice.BarePage(DropPoint.AfterHandling)),
        (Throttle, dice => dice.Throttled(RetryAfter)),
        (Slow, _ => new Fault($"slow by {SlowBy}", reply => reply.Delay(SlowBy))),
        (LateDelivery, _ => new Fault($"delivered {LateBy} late", reply => reply.ArrivesAfter(LateBy))),
        (LoginRedirect, static _ => new Fault("redirected to a login page", reply => reply.RedirectToLogin())),
        (LoginPage, static _ => new Fault("login page with status 200", reply => reply.Reply(200, Fault.LoginHtml, Replies.HtmlType))),
    ];
}
