namespace Livy.Client.ConformanceTests;

/// <summary>What a real server finds out by running things, told to the mock.</summary>
internal static class MockLives
{
    public static void Apply(FakeLivy mock)
    {
        mock.OnBatch(batch => batch.ClassName is "com.example.WordCount" or "com.example.NoSuch").Dies("Error: Failed to load class com.example.WordCount.");
        mock.OnStatement("import time\ntime.sleep(1)\nprint('\\ud83d')").RespondsRawOutput(context => $"{{\"status\":\"ok\",\"execution_count\":{context.Id},\"data\":{{\"text/plain\":\"\ud83d\"}}}}");
        mock.OnBatch(batch => batch.ClassName is "com.example.livy.Sleep").Takes(TimeSpan.FromHours(1));
    }
}
