using System.CommandLine;
using System.Net.Sockets;

namespace LivyCli;

/// <summary>A proxy that records what passes, for <c>fake --replay</c>.</summary>
internal sealed class RecordCommand : Command
{
    private readonly Option<Uri> _url = new("--url")
    {
        Description = "The Livy server, with its base path if it has one: https://gateway/livy. Clients bring their own credentials.",
        Required = true,
        CustomParser = static argument =>
        {
            var text = argument.Tokens[0].Value;
            if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { UserInfo: "", Query: "", Fragment: "" })
            {
                return url;
            }

            argument.AddError($"'{text}' is not the address of a server: write it as http://localhost:8998, without a user, a password or a query.");
            return null;
        },
    };

    private readonly Option<FileInfo> _out = new("--out") { Description = "The recording, a new file: JSON lines, one exchange each, written as they happen. Secrets and hosts are taken out before.", Required = true };
    private readonly Option<int> _port = PortOption.Create();
    private readonly Option<string[]> _hide = new("--hide") { Description = "A further text to take out wherever it stands, such as the name of a user or a cluster. May be given more than once." };

    public RecordCommand()
        : base("record", "Stands between a client and a Livy server, records what passes, prints LIVY_URL=… and runs until Ctrl-C or SIGTERM.")
    {
        Add(_url);
        Add(_out);
        Add(_port);
        Add(_hide);
        SetAction((arguments, cancellationToken) => RunAsync(
            arguments.GetRequiredValue(_url),
            arguments.GetRequiredValue(_out).FullName,
            arguments.GetValue(_port),
            arguments.GetValue(_hide) ?? [],
            arguments.InvocationConfiguration.Output,
            arguments.InvocationConfiguration.Error,
            cancellationToken));
    }

    private static async Task<int> RunAsync(Uri url, string path, int port, string[] hidden, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            await using var proxy = await RecordingProxy.StartAsync(url, path, port, hidden, error, cancellationToken);
            await Announcement.RunAsync(proxy.Url, output, cancellationToken);
            return 0;
        }
        catch (OperationCanceledException)
        {
            // Stopped before it was up.
            return 0;
        }
        catch (Exception exception) when (exception is IOException or SocketException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(exception.Message.AsMemory(), cancellationToken);
            return 1;
        }
    }
}
