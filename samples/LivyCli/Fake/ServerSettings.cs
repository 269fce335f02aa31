using Livy.Client.Testing;

namespace LivyCli;

/// <summary>Settings of the mock server, named as those of <see cref="FakeLivyOptions"/>; what is left out has its default.</summary>
internal sealed record ServerSettings
{
    public LivyProfile? Profile { get; set; }

    public string? BasePath { get; set; }

    public TimeSpan? SessionStartTime { get; set; }

    public TimeSpan? StatementTime { get; set; }

    public TimeSpan? BatchTime { get; set; }

    public TimeSpan? JobTime { get; set; }

    public TimeSpan? StopTime { get; set; }

    public int? RetainedStatements { get; set; }

    public int? CacheLogSize { get; set; }

    public long? UploadMaxSize { get; set; }

    public int? MaxCreation { get; set; }

    public TimeSpan? StateRetain { get; set; }

    public TimeSpan? SessionTimeout { get; set; }

    public string? BasicUser { get; set; }

    public string? BasicPassword { get; set; }

    public string? BearerToken { get; set; }

    public bool? Csrf { get; set; }

    public bool? Impersonation { get; set; }

    public string? ServerUser { get; set; }

    public void Check(string path)
    {
        if (BasicUser is null != BasicPassword is null)
        {
            throw new ScriptException(path, "expected \"basicUser\" and \"basicPassword\" together");
        }

        if (BasePath is { Length: > 0 } && !BasePath.StartsWith('/'))
        {
            throw new ScriptException(path + ".basePath", "expected a path that starts with /");
        }
    }

    public FakeLivyOptions ToFakeLivyOptions()
    {
        var standard = new FakeLivyOptions();
        return new FakeLivyOptions
        {
            Profile = Profile ?? standard.Profile,
            BasePath = BasePath ?? standard.BasePath,
            SessionStartTime = SessionStartTime ?? standard.SessionStartTime,
            StatementTime = StatementTime ?? standard.StatementTime,
            BatchTime = BatchTime ?? standard.BatchTime,
            JobTime = JobTime ?? standard.JobTime,
            StopTime = StopTime ?? standard.StopTime,
            RetainedStatements = RetainedStatements ?? standard.RetainedStatements,
            CacheLogSize = CacheLogSize ?? standard.CacheLogSize,
            UploadMaxSize = UploadMaxSize ?? standard.UploadMaxSize,
            MaxCreation = MaxCreation ?? standard.MaxCreation,
            StateRetain = StateRetain ?? standard.StateRetain,
            SessionTimeout = SessionTimeout ?? standard.SessionTimeout,
            BasicUser = BasicUser,
            BasicPassword = BasicPassword,
            BearerToken = BearerToken,
            Csrf = Csrf ?? standard.Csrf,
            Impersonation = Impersonation ?? standard.Impersonation,
            ServerUser = ServerUser ?? standard.ServerUser,
        };
    }
}
