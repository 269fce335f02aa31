namespace Livy.Client;

/// <summary>How sessions, batches and statements are submitted so that each runs once, and is found again when an answer is lost.</summary>
public sealed class LivySubmissionOptions
{
    /// <summary>
    /// How long a submission is tried again where that is safe, and looked for where its answer is missing, before it ends with an exception that says so. 5 min: Livy takes its time to restart.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Whether a submission that was turned away for now is sent again within <see cref="Timeout"/>: 429, too many sessions being created, and of sessions and batches with a name also what comes with
    /// <c>Retry-After</c>, such as a 503. Of a statement a 503 leaves open whether it ran, so that is not sent again. <see langword="true"/>; if not, it fails at once.
    /// </summary>
    public bool RetryWhenBusy { get; set; } = true;

    /// <summary>
    /// Whether sessions and batches without a name get one, <c>&lt;what it is&gt;-&lt;UUIDv7&gt;</c>, where the server knows names (Livy 0.7 and later). <see langword="true"/>. Without a name a create whose answer
    /// was lost can not be found again, and handles address by number.
    /// </summary>
    public bool GenerateNames { get; set; } = true;

    /// <summary>
    /// Whether statements carry a mark by which they are found again when the answer to their submission is lost: spaces and tabs on a line of their own at the end of the code, which the interpreters cut off.
    /// <see langword="true"/>.
    /// </summary>
    public bool MarkStatements { get; set; } = true;

    /// <summary>
    /// How long what was submitted is looked for before it counts as not arrived. A create shows its name late, while the server works on it. 5 s.
    /// </summary>
    public TimeSpan SettleTime { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the client goes on in the background to look for a session or batch that may have been created after all, in order to delete it. 10 min. See <see cref="LivyClient.Leftovers"/>.</summary>
    public TimeSpan CleanupTime { get; set; } = TimeSpan.FromMinutes(10);

    internal LivySubmissionOptions Snapshot() => (LivySubmissionOptions)MemberwiseClone();

    internal void Check(OptionRules rules)
    {
        rules.Limit(Timeout);
        rules.Period(SettleTime);
        rules.Period(CleanupTime);
    }
}
