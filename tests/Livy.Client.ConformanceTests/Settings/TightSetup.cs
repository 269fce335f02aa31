namespace Livy.Client.ConformanceTests;

/// <summary>A server that takes one session and small files only.</summary>
internal sealed class TightSetup : IServerSetup
{
    public static IReadOnlyList<string> Arguments =>
    [
        "--conf", "livy.server.session.max-creation=1",
        "--conf", "livy.file.upload.max.size=1000",
    ];

    public static void Configure(FakeLivyOptions options)
    {
        options.MaxCreation = 1;
        options.UploadMaxSize = 1000;
    }
}
