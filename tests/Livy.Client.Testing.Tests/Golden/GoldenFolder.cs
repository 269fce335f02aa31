namespace Livy.Client.Testing.Tests;

/// <summary>Finds the transcripts: the environment variable LIVY_GOLDEN, else <c>shared/golden</c> in or beside a folder above the tests.</summary>
internal static class GoldenFolder
{
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable("LIVY_GOLDEN") is { Length: > 0 } named)
        {
            return Directory.Exists(named) ? named : null;
        }

        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "golden");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
