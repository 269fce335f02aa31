using System.Globalization;
using Livy.Client.Testing;

namespace Livy.Client.FaultTests;

/// <summary>A mock server for a storm, in simulated time, with scripts for what the callers submit.</summary>
internal sealed class StormServer : IDisposable
{
    /// <summary>A function whose output stays small and comes at once.</summary>
    public const string Quick = "work";

    /// <summary>One that takes a minute.</summary>
    public const string Slow = "slow_work";

    /// <summary>One whose output has 5 MB.</summary>
    public const string Big = "big_work";

    /// <summary>One that runs for hours, for those who cancel it.</summary>
    public const string Endless = "endless_work";

    /// <summary>A batch that ends soon.</summary>
    public const string ShortFile = "/jars/short.jar";

    /// <summary>A batch that runs for hours.</summary>
    public const string LongFile = "/jars/long.jar";

    /// <summary>A batch that the server refuses, and leaves a phantom of.</summary>
    public const string RefusedFile = "file:///elsewhere/refused.jar";

    private const int BigOutput = 5_000_000;
    private static readonly string Padding = new('x', BigOutput);

    public StormServer()
    {
        var options = new FakeLivyOptions
        {
            SessionStartTime = TimeSpan.FromSeconds(3),
            MaxCreation = 64, // So few that callers are turned away now and then.
            SessionTimeout = TimeSpan.FromHours(12),
            LocalDirWhitelist = ["/jars"],
            JournalSize = 10,
            MemoryLimit = 64 << 20,
        };
        Livy = new FakeLivy(options, Clock);
        Livy.Observe(Ledger);
        Livy.OnBatch(LongFile).Takes(TimeSpan.FromHours(12));
        Livy.OnBatch(Stranger.File).Takes(TimeSpan.FromHours(12));
        Livy.OnBatch(ShortFile).Takes(TimeSpan.FromSeconds(4));
        Livy.OnStatement(context => Calls(context, Quick)).Returns(_ => Number());
        Livy.OnStatement(context => Calls(context, Slow)).Returns(_ => Number()).Takes(TimeSpan.FromMinutes(1));
        Livy.OnStatement(context => Calls(context, Big)).Returns(_ => $"{Number()} {Padding}").Takes(TimeSpan.FromSeconds(1));
        Livy.OnStatement(context => Calls(context, Endless)).Returns(_ => Number()).Takes(TimeSpan.FromHours(5));
    }

    /// <summary>The clock of everybody.</summary>
    public SimulatedClock Clock { get; } = new();

    public Ledger Ledger { get; } = new();

    public FakeLivy Livy { get; }

    /// <summary>Reads what a script wrote: the number of the statement in the ledger.</summary>
    public static int? NumberIn(string? text)
    {
        var end = text?.IndexOf(' ') ?? -1;
        return int.TryParse(end < 0 ? text : text.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    public void Dispose() => Livy.Dispose();

    private static bool Calls(StatementContext context, string function) => context.Code.StartsWith($"{function}('", StringComparison.Ordinal);

    private string Number() => (Ledger.Running?.Number ?? -1).ToString(CultureInfo.InvariantCulture);
}
