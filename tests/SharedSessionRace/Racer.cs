using Livy.Client;

namespace SharedSessionRace;

/// <summary>The work of a process of the race: for each name that it reads it gets the session, as a client that has just begun, and says which one it is.</summary>
internal static class Racer
{
    public const string Command = "racer";

    public static SessionSpec SpecOf(string name) => new(SessionKind.PySpark) { Name = name };

    public static async Task<int> RunAsync(Uri url)
    {
        while (await Console.In.ReadLineAsync().ConfigureAwait(false) is { } name)
        {
            await Console.Out.WriteLineAsync(await GetAsync(url, name).ConfigureAwait(false)).ConfigureAwait(false);
        }

        return 0;
    }

    private static async Task<string> GetAsync(Uri url, string name)
    {
        try
        {
            var livy = new LivyClient(url);
            await using (livy.ConfigureAwait(false))
            {
                var session = await livy.Sessions.GetOrStartAsync(SpecOf(name)).ConfigureAwait(false);
                var output = await session.RunAsync("1 + 1").ConfigureAwait(false);
                return output.Text is "2" ? session.Id.Value : $"wrong output {output.Text}";
            }
        }
        catch (LivyException error)
        {
            return error.Message;
        }
    }
}
