using System.CommandLine;
using System.Globalization;

namespace Livy.Client.FaultTests;

/// <summary>Submits work through a storm of faults and says by the server's own journal what came of it.</summary>
internal sealed class StormCommand : Command
{
    private readonly Chapter _chapter;
    private readonly Option<int> _count = new("--count") { Description = "How many submissions.", DefaultValueFactory = _ => 10_000 };
    private readonly Option<int> _seed = new("--seed") { Description = "Other seeds make other storms; the same one nearly the same, for the client throws dice of its own.", DefaultValueFactory = _ => 1 };
    private readonly Option<double> _strength = new("--strength") { Description = "How strong it is: 1 for faults at one request in ten, 0 for restarts and outages only.", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _breakEvery = new("--break-every") { Description = "After how many submissions the server goes away for up to 30 s.", DefaultValueFactory = _ => 150 };
    private readonly Option<bool> _careless = new("--careless") { Description = "With clients that make up no names and mark no statements: shows that the judge finds what that breaks." };
    private readonly Option<bool> _details = new("--details") { Description = "Prints what callers were told, and the first cases of each breach." };

    public StormCommand(Chapter chapter, string name, string description)
        : base(name, description)
    {
        _chapter = chapter;
        Options.Add(_count);
        Options.Add(_seed);
        Options.Add(_strength);
        Options.Add(_breakEvery);
        Options.Add(_careless);
        Options.Add(_details);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var output = arguments.InvocationConfiguration.Output;
        var options = new StormOptions(
            _chapter, arguments.GetValue(_count), arguments.GetValue(_seed), BreakEvery: arguments.GetValue(_breakEvery), Strength: arguments.GetValue(_strength), IsCareless: arguments.GetValue(_careless));
        using var run = new StormRun(options);
        var result = await run.RunAsync().WaitAsync(cancellationToken);
        var figures = result.Figures;
        var isBroken = figures.IsBroken(_chapter);
        await output.WriteLineAsync($"Weather: {result.Rates}; {result.Outages} outages of up to {Weather.LongestOutage.TotalSeconds:0} s, {result.Restarts} of them restarts with numbers from 0.");
        if (arguments.GetValue(_details))
        {
            foreach (var line in figures.Details())
            {
                await output.WriteLineAsync(line);
            }
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{Name}: seed {options.Seed}, {figures.All} submissions ({string.Join(", ", figures.Submitted.OrderBy(one => one.Key).Select(one => $"{one.Value} {one.Key}"))}), {figures.Done} done, {result.Requests} requests in {result.Simulated.TotalHours:0.0} simulated hours, {result.Elapsed.TotalSeconds:0} s: {figures} - {(isBroken ? "BROKEN" : "kept")}"));
        return isBroken ? ExitCode.Broken : ExitCode.Success;
    }
}
