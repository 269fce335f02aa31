namespace Livy.Client.Testing.Tests;

/// <summary>The servers the transcripts were recorded on.</summary>
internal static class GoldenOptions
{
    public static FakeLivyOptions For(string transcript)
    {
        var options = new FakeLivyOptions()
        {
            LocalDirWhitelist = ["/srv/livy/work"],
            StagingDir = "/srv/livy/work/staging",
            FileExists = static path => !path.Contains("nosuch", StringComparison.Ordinal),
        };
        if (transcript.StartsWith("17", StringComparison.Ordinal))
        {
            options.MaxCreation = 1;
            options.UploadMaxSize = 1000;
        }

        if (transcript.StartsWith("07c", StringComparison.Ordinal))
        {
            options.DriverLossTime = TimeSpan.FromMilliseconds(40);
        }

        if (transcript.StartsWith("14", StringComparison.Ordinal))
        {
            options.PseudoAuthentication = true;
            options.Csrf = true;
            options.AccessControl = true;
            options.Impersonation = true;
            options.SuperUsers = ["admin"];
            options.AllowedUsers = ["alice", "bob", "viewer", "modifier", "admin"];
            options.ViewUsers = ["viewer"];
            options.ModifyUsers = ["modifier"];
        }

        if (IsPaced(transcript))
        {
            options.SessionStartTime = TimeSpan.FromSeconds(140);
        }

        if (transcript.StartsWith("16", StringComparison.Ordinal))
        {
            options.HeartbeatWatchdogInterval = TimeSpan.FromSeconds(1);
            options.StateRetain = TimeSpan.FromSeconds(5);
            options.TtlCheck = true;
        }

        return options;
    }

    /// <summary>Whether the requests are sent at their recorded times, the polls that were left out included: heartbeats need them.</summary>
    public static bool IsPaced(string transcript) => transcript is "16_expiry";
}
