using System.Globalization;
using Livy.Client;
using Livy.Client.Testing;

namespace SharedSessionRace;

/// <summary>Runs rounds and counts: all get one session, it is the only one, and each loser has asked for one too many at most.</summary>
/// <param name="url">The server.</param>
/// <param name="server">The same, if it is the mock server: it says how many creates it was asked for.</param>
/// <param name="racers">Who races.</param>
internal sealed class Race(Uri url, LivyMockServer? server, IReadOnlyList<RacerProcess> racers)
{
    /// <summary>After this no driver of a loser may be left.</summary>
    private static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(10);

    /// <summary>Runs the rounds and prints a line.</summary>
    /// <returns>Whether all were as promised.</returns>
    public async Task<bool> RunAsync(string what, int rounds, bool isHolderDead)
    {
        var livy = new LivyClient(url);
        await using (livy.ConfigureAwait(false))
        {
            var (single, surplus, most) = (0, 0, 0);
            var names = new List<string>();
            var faults = new List<string>();
            for (var round = 0; round < rounds; round++)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"race-{round}-{Guid.NewGuid():D}");
                names.Add(name);
                if (isHolderDead)
                {
                    var holder = (await livy.Sessions.StartAsync(Racer.SpecOf(name)).ConfigureAwait(false)).LeaveRunning();
                    await holder.StopAsync().ConfigureAwait(false);
                }

                var before = Creates();
                var ids = await Task.WhenAll(racers.Select(racer => racer.GetAsync(name))).ConfigureAwait(false);
                var asked = Creates() - before;
                var there = await CountAsync(livy, [name]).ConfigureAwait(false);
                surplus += Math.Max(0, asked - 1);
                most = Math.Max(most, asked - 1);
                if (ids.Distinct(StringComparer.Ordinal).Count() == 1 && there == 1 && asked <= racers.Count)
                {
                    single++;
                }
                else
                {
                    faults.Add($"{name}: {string.Join(" | ", ids)}; {there} there, {asked} asked for");
                }
            }

            await Task.Delay(SettleTime, TimeProvider.System).ConfigureAwait(false);
            var left = await CountAsync(livy, names).ConfigureAwait(false);
            foreach (var name in names)
            {
                await livy.Sessions.Attach(name).DeleteAsync().ConfigureAwait(false);
            }

            var isKept = single == rounds && left == rounds;
            await Console.Out.WriteLineAsync(
                $"{what}: {racers.Count} processes, {single} of {rounds} rounds with one session; surplus creates {(server is null ? "unknown" : $"{surplus}, at most {most} a round")}; {left - rounds} sessions too many after {SettleTime.TotalSeconds} s: {(isKept ? "ok" : "BROKEN")}").ConfigureAwait(false);
            foreach (var fault in faults)
            {
                await Console.Out.WriteLineAsync($"  {fault}").ConfigureAwait(false);
            }

            return isKept;
        }
    }

    private static async Task<int> CountAsync(LivyClient livy, IReadOnlyCollection<string> names) =>
        await livy.Sessions.ListAsync().CountAsync(session => names.Contains(session.Name, StringComparer.Ordinal)).ConfigureAwait(false);

    private int Creates() => server?.Livy.Requests.Count(request => request is { Method: "POST", Path: "/sessions" }) ?? 0;
}
