using System.CommandLine;
using System.Net.Sockets;
using Livy.Client.Testing;

namespace LivyCli;

/// <summary>A mock server as a process of its own, for programs in any language.</summary>
internal sealed class FakeCommand : Command
{
    private readonly Option<int> _port = PortOption.Create();
    private readonly Option<string?> _profile = new("--profile") { Description = "The release of Livy to behave like. Default: what the script says, else 0.9." };
    private readonly Option<FileInfo> _script = new("--script") { Description = "A JSON file that says what statements, sessions, batches and jobs do." };
    private readonly Option<FileInfo> _replay = new("--replay")
    {
        Description = "A recording to answer from, as the command record makes it. What it has no answer to is 501; with --script, too, the mock server's own answer.",
    };

    public FakeCommand()
        : base("fake", "Starts a mock Livy server, prints LIVY_URL=… and runs until Ctrl-C or SIGTERM.")
    {
        _profile.AcceptOnlyFromAmong([.. ProfileNames.All]);
        _script.AcceptExistingOnly();
        _replay.AcceptExistingOnly();
        Add(_port);
        Add(_profile);
        Add(_script);
        Add(_replay);
        SetAction((arguments, cancellationToken) => RunAsync(
            arguments.GetValue(_port),
            ProfileNames.Parse(arguments.GetValue(_profile)),
            arguments.GetValue(_script)?.FullName,
            arguments.GetValue(_replay)?.FullName,
            arguments.InvocationConfiguration.Output,
            arguments.InvocationConfiguration.Error,
            cancellationToken));
    }

    private static async Task<int> RunAsync(int port, LivyProfile? profile, string? scriptPath, string? replayPath, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            var rules = scriptPath is null ? new FakeScript() : ScriptReader.Read(scriptPath);
            var recording = replayPath is null ? null : LivyRecording.Load(replayPath);
            var options = rules.Options.ToFakeLivyOptions();
            options.Profile = profile ?? options.Profile;
            options.BasePath = rules.Options.BasePath ?? recording?.BasePath ?? options.BasePath;
            await using var server = await LivyMockServer.StartAsync(port, options, timeProvider: null, cancellationToken);
            rules.AddTo(server.Livy);
            if (recording is not null)
            {
                server.Livy.Replay(recording, scriptPath is null ? ReplayFallback.Fail : ReplayFallback.StateMachine);
            }

            await Announcement.RunAsync(server.Url, output, cancellationToken);
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
        catch (Exception exception) when (exception is LivyRecordingException or IOException or SocketException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(exception.Message.AsMemory(), cancellationToken);
        }

        return 1;
    }
}
