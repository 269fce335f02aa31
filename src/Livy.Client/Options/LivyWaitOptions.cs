namespace Livy.Client;

/// <summary>How sessions, statements and batches are waited for.</summary>
public sealed class LivyWaitOptions
{
    /// <summary>The shortest pause between two polls; a slow connection makes it longer. 20 ms.</summary>
    public TimeSpan MinInterval { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>The longest pause between two polls at a statement or a starting session; pauses grow with the time waited. 2 s.</summary>
    public TimeSpan MaxInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest pause between two polls at a batch; on a cluster the server itself polls every 5 s or slower. 5 s.</summary>
    public TimeSpan MaxBatchInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>For how long the server may not answer, or answer with passing errors, before a wait gives up: work goes on while Livy restarts. Also for how long a statement may not be readable while its session answers. 5 min.</summary>
    public TimeSpan FaultTolerance { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// For how long polls may be refused before a wait gives up with that refusal: 401 (after a token function was asked again), 403, a redirect, a login page, an answer that can not be read. One odd answer says
    /// nothing of the work, which goes on. 30 s.
    /// </summary>
    public TimeSpan RefusalTolerance { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest pause that the server may ask for with <c>Retry-After</c>; more is cut to this. 60 s.</summary>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a session may take to start, unless the call says otherwise. 10 min: a busy cluster takes its time.</summary>
    public TimeSpan SessionStartTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How often the server is told that a session is in use while a statement in it is waited for (<c>POST …/connect</c>): it ends sessions to which nothing was submitted for an hour
    /// (<c>livy.server.session.timeout</c>), busy ones, too. 5 min, and at least three times within <see cref="SessionSpec.IdleTimeout"/>; zero for never, otherwise a second or more.
    /// </summary>
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromMinutes(5);

    internal LivyWaitOptions Snapshot() => (LivyWaitOptions)MemberwiseClone();

    internal void Check(OptionRules rules)
    {
        var day = TimeSpan.FromDays(1);
        rules.Between(MinInterval, TimeSpan.FromMilliseconds(1), day);
        rules.Between(MaxInterval, MinInterval, day);
        rules.Between(MaxBatchInterval, MinInterval, day);
        rules.AtLeast(FaultTolerance, TimeSpan.Zero);
        rules.AtLeast(RefusalTolerance, TimeSpan.Zero);
        rules.Period(MaxRetryAfter);
        rules.AtLeast(SessionStartTimeout, TimeSpan.FromMilliseconds(1));
        if (KeepAliveInterval != TimeSpan.Zero)
        {
            rules.Between(KeepAliveInterval, TimeSpan.FromSeconds(1), day);
        }
    }
}
