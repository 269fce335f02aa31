using System.CommandLine;
using System.Net.Sockets;
using Livy.Client.Testing;

namespace LivyCli;

/// <summary>A mock server as a process of its own, for programs in any language.</summary>
internal sealed class FakeCommand : Command
{
    private readonly Option<int> _port = new("--port") { Description = "The port on 127.0.0.1; 0 for a free one.", DefaultValueFactory = _ => 0 };
    private readonly Option<string?> _profile = new("--profile") { Description = "The release of Livy to behave like. Default: what the script says, else 0.9." };
    private readonly Option<FileInfo> _script = new("--script") { Description = "A JSON file that says what statements, sessions, batches and jobs do." };

    public FakeCommand()
        : base("fake", "Starts a mock Livy server, prints LIVY_URL=… and runs until Ctrl-C or SIGTERM.")
    {
        _profile.AcceptOnlyFromAmong([.. ProfileNames.All]);
        _script.AcceptExistingOnly();
        _port.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var number) && number is < 0 or > ushort.MaxValue)
            {
                result.AddError($"--port is a number from 0 to {ushort.MaxValue}, not {number}.");
            }
        });
        Add(_port);
        Add(_profile);
        Add(_script);
        SetAction((arguments, cancellationToken) => RunAsync(
            arguments.GetValue(_port),
            ProfileNames.Parse(arguments.GetValue(_profile)),
            arguments.GetValue(_script)?.FullName,
            arguments.InvocationConfiguration.Output,
            arguments.InvocationConfiguration.Error,
            cancellationToken));
    }

    private static async Task<int> RunAsync(int port, LivyProfile? profile, string? scriptPath, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            var rules = scriptPath is null ? new FakeScript() : ScriptReader.Read(scriptPath);
            var options = rules.Options.ToFakeLivyOptions();
            options.Profile = profile ?? options.Profile;
            await using var server = await LivyMockServer.StartAsync(port, options, timeProvider: null, cancellationToken);
            rules.AddTo(server.Livy);
            await output.WriteLineAsync($"LIVY_URL={server.Url.AbsoluteUri.TrimEnd('/')}".AsMemory(), cancellationToken);
            await output.FlushAsync(cancellationToken);
            await UntilCancelledAsync(cancellationToken);
            return 0;
        }
        catch (ScriptException exception)
        {
            await error.WriteLineAsync($"{scriptPath}: {exception.Message}".AsMemory(), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Stopped before it was up.
            return 0;
        }
        catch (Exception exception) when (exception is IOException or SocketException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(exception.Message.AsMemory(), cancellationToken);
        }

        return 1;
    }

    private static async Task UntilCancelledAsync(CancellationToken cancellationToken) =>
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
