namespace Livy.Client;

/// <summary>How long one request may take, by what the server has to do for it. Waits for sessions, statements and batches have limits of their own.</summary>
public sealed class LivyTimeouts
{
    /// <summary>States, lists, logs and small changes. 15 s.</summary>
    public TimeSpan Read { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Requests that go through to the driver or carry a result. 60 s.</summary>
    public TimeSpan Result { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Creating a session or batch; the server creates one after another. 180 s.</summary>
    public TimeSpan Create { get; set; } = TimeSpan.FromSeconds(180);

    /// <summary>Deleting or stopping: answered when the driver is down, on YARN after up to two minutes. 150 s.</summary>
    public TimeSpan Delete { get; set; } = TimeSpan.FromSeconds(150);

    /// <summary>How long an upload may stand still while it is being sent. 60 s.</summary>
    public TimeSpan UploadIdle { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the answer to an upload may take after its last byte; the server answers when the driver has the file, and a starting session makes it wait. 180 s.</summary>
    public TimeSpan UploadResponse { get; set; } = TimeSpan.FromSeconds(180);

    /// <summary>The limit of one attempt; <see langword="null"/> where the transport sets its own.</summary>
    internal TimeSpan? Of(TimeoutClass timeoutClass) => timeoutClass switch
    {
        TimeoutClass.Read => Read,
        TimeoutClass.Result => Result,
        TimeoutClass.Create => Create,
        TimeoutClass.Delete => Delete,
        _ => null,
    };

    internal LivyTimeouts Snapshot() => (LivyTimeouts)MemberwiseClone();

    internal void Check(OptionRules rules)
    {
        rules.Limit(Read);
        rules.Limit(Result);
        rules.Limit(Create);
        rules.Limit(Delete);
        rules.Limit(UploadIdle);
        rules.Limit(UploadResponse);
    }
}
