using System.Globalization;
using Livy.Client.Testing;

namespace SharedSessionRace;

/// <summary>
/// Two processes ask for the session of one name at the same moment, again and again: <c>dotnet run -c Release --project tests/SharedSessionRace -- [ROUNDS] [URL]</c>. Without a URL the server is the mock server.
/// Prints one line a kind of race; the exit code is 0 if every round was as promised.
/// </summary>
internal static class Program
{
    private const int DefaultRounds = 50;

    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is [Racer.Command, var url])
        {
            return await Racer.RunAsync(new Uri(url)).ConfigureAwait(false);
        }

        var rounds = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : DefaultRounds;
        if (arguments.Length > 1)
        {
            return await RunAsync(new Uri(arguments[1]), server: null, rounds).ConfigureAwait(false);
        }

        var server = await LivyMockServer.StartAsync(new FakeLivyOptions { SessionStartTime = TimeSpan.FromMilliseconds(500), JournalSize = 100_000 }).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            // On a real server the name shows late: while it works on the create, the others still see none.
            server.Livy.When(Stub.Post("/sessions")).Always().Delay(TimeSpan.FromMilliseconds(700));
            return await RunAsync(server.Url, server, rounds).ConfigureAwait(false);
        }
    }

    private static async Task<int> RunAsync(Uri url, LivyMockServer? server, int rounds)
    {
        using var first = new RacerProcess(url);
        using var second = new RacerProcess(url);
        var race = new Race(url, server, [first, second]);
        var none = await race.RunAsync("no holder", rounds, isHolderDead: false).ConfigureAwait(false);
        var dead = await race.RunAsync("dead holder", rounds, isHolderDead: true).ConfigureAwait(false);
        return none && dead ? 0 : 1;
    }
}
