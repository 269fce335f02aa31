namespace Livy.Client;

/// <summary>How often and for how long a request is repeated. Only what has the same effect twice is repeated: reading, deleting, adding; never a create or a statement that may have arrived.</summary>
public sealed class LivyRetryOptions
{
    /// <summary>How many times a request is sent again, at most. 4; 0 turns repeating off.</summary>
    public int MaxRetries { get; set; } = 4;

    /// <summary>The first pause; later ones grow by doubling, spread at random. 200 ms.</summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest pause of our own choosing. 5 s.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest pause that the server may ask for with <c>Retry-After</c>; more is cut to this. 30 s.</summary>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The limit for all attempts of one call together, on top of the limit of the first attempt. 60 s.</summary>
    public TimeSpan TotalExtra { get; set; } = TimeSpan.FromSeconds(60);

    internal LivyRetryOptions Snapshot() => (LivyRetryOptions)MemberwiseClone();

    internal void Check(OptionRules rules)
    {
        if (MaxRetries is < 0 or > 100)
        {
            rules.Fail(nameof(MaxRetries), $"must be from 0 to 100, not {MaxRetries}");
        }

        rules.Period(BaseDelay);
        rules.Period(MaxDelay);
        rules.Period(MaxRetryAfter);
        rules.Period(TotalExtra);
    }
}
