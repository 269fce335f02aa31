using System.CommandLine;

namespace Livy.Client.Attacks;

/// <summary>Changes the pages of results, and reads them as queries do.</summary>
internal sealed class PagesCommand : Command
{
    private readonly Option<int> _count = new("--count") { Description = "How many results.", DefaultValueFactory = _ => 200_000 };
    private readonly Option<int> _first = new("--first") { Description = "The index of the first one: with --count 1, repeats a case.", DefaultValueFactory = _ => 0 };
    private readonly Option<int> _seed = new("--seed") { Description = "Other seeds make other results and other changes.", DefaultValueFactory = _ => 1 };

    public PagesCommand()
        : base("pages", "Reads mutated results of queries: the answers of the driver, what is packed in them, and what was packed.")
    {
        Options.Add(_count);
        Options.Add(_first);
        Options.Add(_seed);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var seed = arguments.GetValue(_seed);
        return await new PagesRun(await GoodResults.MakeAsync(seed, cancellationToken), seed, arguments.InvocationConfiguration.Output).RunAsync(arguments.GetValue(_first), arguments.GetValue(_count), cancellationToken);
    }
}
