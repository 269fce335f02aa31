using System.CommandLine;
using Livy.Client.Testing;

namespace LivyCli.Tests;

/// <summary>Code from the command line, and Ctrl-C while it runs.</summary>
public sealed class RunCommandTests : IAsyncLifetime
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private LivyMockServer _server = null!;

    public async Task InitializeAsync() => _server = await LivyMockServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Run_OfCode_PrintsItsOutputAndLeavesNoSession()
    {
        (await RunAsync("1 + 1", CancellationToken.None)).ShouldBe(0);

        _output.ToString().Trim().ShouldBe("2");
        _server.Livy.Requests[^1].Method.ShouldBe("DELETE");
    }

    [Fact]
    public async Task Run_OfCodeThatFails_SaysWhy()
    {
        (await RunAsync("1 / 0", CancellationToken.None)).ShouldBe(1);

        _error.ToString().ShouldContain("ZeroDivisionError");
    }

    [Fact]
    public async Task Run_InterruptedByCtrlC_CancelsTheStatementAndSaysSo()
    {
        using var interrupt = new CancellationTokenSource();
        _server.Livy.OnStatement("train()").Takes(TimeSpan.FromHours(1));
        _server.Livy.When(Stub.Get("/sessions/{id}/statements/{statement}").Where(_ => Interrupt(interrupt))).Times(1);

        (await RunAsync("train()", interrupt.Token)).ShouldBe(130);

        _error.ToString().ShouldContain("The server was asked to cancel it. Ctrl-C again leaves at once.");
        _error.ToString().ShouldContain("It is cancelled.");
    }

    private static bool Interrupt(CancellationTokenSource interrupt)
    {
        interrupt.Cancel();
        return false;
    }

    private Task<int> RunAsync(string code, CancellationToken cancellationToken) => new RootCommand { new RunCommand() }
        .Parse(["run", "--url", _server.Url.AbsoluteUri, code])
        .InvokeAsync(new InvocationConfiguration { Output = _output, Error = _error, ProcessTerminationTimeout = null }, cancellationToken);
}
