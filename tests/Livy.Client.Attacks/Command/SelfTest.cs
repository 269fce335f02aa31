namespace Livy.Client.Attacks;

/// <summary>Faults on purpose, each of which must be reported, and things as they should be, none of which may be.</summary>
internal static class SelfTest
{
    private const string Version = """{"version":"0.9.0-incubating"}""";

    public static async Task<int> RunAsync(TextWriter output)
    {
        (string Name, bool IsFault, bool IsReported)[] cases =
        [
            ("a call that throws something of its own", true, await IsReportedAsync(Planted(() => throw new ArithmeticException()), Good())),
            ("a handler that throws something of its own", true, await IsReportedAsync(GetVersion(), Failing(() => new ArithmeticException()))),
            ("a cancel that nobody asked for", true, await IsReportedAsync(Planted(() => throw new OperationCanceledException()), Good())),
            ("a property that throws", true, await IsReportedAsync(Planted(() => new PlantedResult(nameof(PlantedResult.Property))), Good())),
            ("a list that throws", true, await IsReportedAsync(Planted(() => new PlantedResult(nameof(PlantedResult.Items))), Good())),
            ("a member deep inside that throws", true, await IsReportedAsync(Planted(() => new PlantedResult(nameof(PlantedResult.Inner))), Good())),
            ("a text that throws", true, await IsReportedAsync(Planted(() => new PlantedResult(nameof(ToString))), Good())),
            ("a look-up that throws", true, await IsReportedAsync(Planted(() => new PlantedResult(nameof(PlantedResult.Find))), Good())),
            ("an endless answer that is read on and on", true, await IsReportedAsync(Planted(ReadEndless), Good())),
            ("too much memory", true, PeakMemory.IsTooHigh(PeakMemory.MostMebibytes + 1)),
            ("a good result", false, await IsReportedAsync(Planted(() => new PlantedResult("none")), Good())),
            ("a good answer", false, await IsReportedAsync(GetVersion(), Good())),
            ("a refusal", false, await IsReportedAsync(GetVersion(), Failing(() => new HttpRequestException("refused")))),
            ("a cancel by the caller", false, await IsReportedAsync(GetVersion(), Good(Ending.CallerCancels))),
            ("memory up to the limit", false, PeakMemory.IsTooHigh(PeakMemory.MostMebibytes)),
        ];
        foreach (var (name, isFault, isReported) in cases)
        {
            await output.WriteLineAsync($"{(isFault == isReported ? "ok   " : "WRONG")} {name} is {(isReported ? "reported" : "let pass")}");
        }

        var wrong = cases.Count(one => one.IsFault != one.IsReported);
        await output.WriteLineAsync($"self-test: {cases.Length - wrong} of {cases.Length} as they should be");
        return wrong == 0 ? ExitCode.Success : ExitCode.Broken;
    }

    private static async Task<bool> IsReportedAsync(ClientCall call, Reply reply)
    {
        var golden = new GoldenReply("self-test", "GET", "/version", reply.Status, reply.Headers, reply.Body);
        var tally = new Tally();
        tally.Add(new AttackCase(0, new Example(golden, ApiRoutes.All[0], []), [], reply), await CallCheck.RunAsync(call, reply));
        return tally.Violations > 0;
    }

    private static ClientCall GetVersion() => ClientCall.Of("GetVersionAsync", (client, token) => client.GetVersionAsync(token));

    private static ClientCall Planted(Func<object?> act) => new("planted", (_, _) => Task.FromResult(act()));

    private static object? ReadEndless()
    {
        Good(Ending.Endless).Open(() => { }).CopyTo(Stream.Null);
        return null;
    }

    private static Reply Failing(Func<Exception> fault)
    {
        var reply = Good(Ending.NeverBegins);
        reply.Fault = fault;
        return reply;
    }

    private static Reply Good(Ending ending = Ending.Whole) => new()
    {
        Status = 200,
        Headers = [KeyValuePair.Create("Content-Type", "application/json")],
        Body = System.Text.Encoding.UTF8.GetBytes(Version),
        Foreign = [],
        Ending = ending,
    };
}
