using System.CommandLine;

namespace Livy.Client.FaultTests;

/// <summary>Cancels and disposes at random moments: nothing may stay behind at the server, and no exception unseen.</summary>
internal sealed class CancelCommand : Command
{
    private readonly Option<int> _count = new("--count") { Description = "How many moments: the first half in fair weather, the second in a storm.", DefaultValueFactory = _ => 1_000 };
    private readonly Option<int> _seed = new("--seed") { Description = "Other seeds make other moments.", DefaultValueFactory = _ => 1 };
    private readonly Option<bool> _details = new("--details") { Description = "Prints how calls ended, and what was found first." };

    public CancelCommand()
        : base("cancel", "Cancels and disposes at random moments of calls, and looks for what stays behind.")
    {
        Options.Add(_count);
        Options.Add(_seed);
        Options.Add(_details);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var output = arguments.InvocationConfiguration.Output;
        var fair = await RunAsync(arguments, "fair weather", strength: 0, output).WaitAsync(cancellationToken);
        var storm = await RunAsync(arguments, "storm", strength: 1, output).WaitAsync(cancellationToken);
        return fair || storm ? ExitCode.Broken : ExitCode.Success;
    }

    private async Task<bool> RunAsync(ParseResult arguments, string weather, double strength, TextWriter output)
    {
        var (count, seed) = (arguments.GetValue(_count) / 2, arguments.GetValue(_seed));
        using var run = new CancelRun(count, seed);
        var figures = await run.RunAsync(strength);
        if (arguments.GetValue(_details))
        {
            foreach (var line in figures.Ends.Concat(figures.Examples))
            {
                await output.WriteLineAsync(line);
            }
        }

        await output.WriteLineAsync(
            $"cancel, {weather}: seed {seed}, {count} moments, {run.Requests} requests: {figures.Left} sessions and batches left, {figures.PhantomsLeft} phantoms left, {figures.StillRunning} statements still running, {figures.ToldRunning} more whose callers know it, "
            + $"{figures.Hangs} hangs, {figures.Undocumented} undocumented exceptions, {figures.Unobserved} exceptions unobserved - {(figures.IsBroken ? "BROKEN" : "kept")}");
        return figures.IsBroken;
    }
}
