using System.Text;

namespace Livy.Client.ConformanceTests;

/// <summary>Settings other than the usual ones: for <c>livy.sh start</c>, and the same for the mock.</summary>
internal static class PairSettings
{
    private const string User = "alice";
    private const string Password = "side-by-side";

    public static IReadOnlyList<string> Limits { get; } =
    [
        "--conf", "livy.server.session.max-creation=1",
        "--conf", "livy.file.upload.max.size=1000",
    ];

    /// <summary>One user who is no superuser, protection against forged requests, impersonation. (Hadoop's own filter of the recordings is not made for this servlet API.)</summary>
    public static IReadOnlyList<string> Guards { get; } =
    [
        "--basic", $"{User}:{Password}",
        "--csrf",
        "--conf", "livy.server.access-control.enabled=true",
        "--conf", "livy.impersonation.enabled=true",
    ];

    /// <summary>The header of the user.</summary>
    public static (string Name, string Value) Login { get; } = ("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}")));

    public static void SetLimits(FakeLivyOptions options)
    {
        options.MaxCreation = 1;
        options.UploadMaxSize = 1000;
    }

    public static void SetGuards(FakeLivyOptions options)
    {
        options.BasicUser = User;
        options.BasicPassword = Password;
        options.Csrf = true;
        options.AccessControl = true;
        options.Impersonation = true;
    }
}
