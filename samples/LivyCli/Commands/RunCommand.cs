using System.CommandLine;
using Livy.Client;

namespace LivyCli;

/// <summary>Runs code on a Livy server. Ctrl-C cancels it there, too.</summary>
internal sealed class RunCommand : Command
{
    /// <summary>What shells use for a command that ended by Ctrl-C.</summary>
    private const int Interrupted = 130;

    private readonly Option<Uri> _url = new("--url") { Description = "The Livy server, such as http://localhost:8998.", Required = true, CustomParser = static argument => new Uri(argument.Tokens[0].Value) };
    private readonly Option<string> _kind = new("--kind") { Description = "The language of the code: pyspark, spark, sql or sparkr.", DefaultValueFactory = _ => "pyspark" };
    private readonly Option<string?> _session = new("--session") { Description = "A session that runs already, by its number or name. Without it one is started, and deleted at the end." };
    private readonly Argument<string> _code = new("code") { Description = "The code." };

    public RunCommand()
        : base("run", "Runs code on a Livy server and prints its output. Ctrl-C cancels it there and tells what came of that; a second Ctrl-C leaves at once.")
    {
        Add(_url);
        Add(_kind);
        Add(_session);
        Add(_code);
        SetAction((arguments, cancellationToken) => RunAsync(
            arguments.GetRequiredValue(_url),
            arguments.GetRequiredValue(_kind),
            arguments.GetValue(_session),
            arguments.GetRequiredValue(_code),
            arguments.InvocationConfiguration.Output,
            arguments.InvocationConfiguration.Error,
            cancellationToken));
    }

    private static async Task<int> RunAsync(Uri url, string kind, string? sessionId, string code, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            await using var livy = new LivyClient(url);
            await using var session = sessionId is null ? await livy.Sessions.StartAsync(new SessionSpec(new SessionKind(kind)), cancellationToken) : livy.Sessions.Attach(sessionId);
            try
            {
                var result = await session.RunAsync(code, new StatementKind(kind), cancellationToken);
                await output.WriteLineAsync(result.Text);
                return 0;
            }
            catch (LivyOperationCanceledException cancelled) when (cancelled.Candidate?.Statement is { } statement)
            {
                await error.WriteLineAsync($"{cancelled.Message} Ctrl-C again leaves at once.");
                await error.WriteLineAsync(Describe(await statement.CancelAndWaitAsync(cancellationToken: CancellationToken.None)));
                return Interrupted;
            }
        }
        catch (OperationCanceledException cancelled) when (cancellationToken.IsCancellationRequested)
        {
            await error.WriteLineAsync($"{cancelled.Message} Nothing of it runs on.");
            return Interrupted;
        }
        catch (LivyException failed)
        {
            await error.WriteLineAsync(failed.Message);
            return 1;
        }
    }

    private static string Describe(CancelResult result) => result.Outcome switch
    {
        CancelOutcome.Cancelled => "It is cancelled.",
        CancelOutcome.FinishedFirst => $"It had finished before: {result.Statement?.Output?.Text}",
        CancelOutcome.StillRunning => "Its code takes no notice: it runs on to its end, and the next statements of the session wait for it.",
        _ => "Its session is gone, and it with it.",
    };
}
