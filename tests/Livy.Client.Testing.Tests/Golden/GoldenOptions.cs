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

        if (transcript.StartsWith("16", StringComparison.Ordinal))
        {
            options.HeartbeatWatchdogInterval = TimeSpan.FromSeconds(1);
            options.StateRetain = TimeSpan.FromSeconds(5);
            options.TtlCheck = true;
        }

        return options;
    }
}
