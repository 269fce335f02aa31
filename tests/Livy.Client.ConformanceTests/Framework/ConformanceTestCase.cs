using System.Reflection;

namespace Livy.Client.ConformanceTests;

/// <summary>A case on one server; skipped with a written reason where that server is missing.</summary>
internal sealed class ConformanceTestCase : XunitTestCase
{
    [Obsolete("Called by xunit to deserialize.", error: true)]
    public ConformanceTestCase()
    {
    }

    public ConformanceTestCase(
        IMessageSink diagnosticMessageSink, TestMethodDisplay display, TestMethodDisplayOptions displayOptions, ITestMethod testMethod, TestServer server)
        : base(diagnosticMessageSink, display, displayOptions, testMethod) => Server = server;

    /// <summary>The server that the case runs on.</summary>
    public TestServer Server { get; private set; }

    /// <summary>Whether that is the real one.</summary>
    public bool IsOnRealServer => Server is TestServer.Real;

    /// <summary>What the case says of itself.</summary>
    public ConformanceFactAttribute Fact => TestMethod.Method.ToRuntimeMethod().GetCustomAttribute<ConformanceFactAttribute>()!;

    private RunsOnAttribute Matrix => TestMethod.TestClass.Class.ToRuntimeType().GetCustomAttribute<RunsOnAttribute>()!;

    public override async Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink, IMessageBus messageBus, object[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource)
    {
        if (SkipReason is null)
        {
            await aggregator.RunAsync(() => constructorArguments.OfType<CaseServers>().Single().UseAsync(Server, Matrix));
        }

        Task<RunSummary> RunOnceAsync(IMessageBus bus) => base.RunAsync(diagnosticMessageSink, bus, constructorArguments, new ExceptionAggregator(aggregator), cancellationTokenSource);
        var summary = IsOnRealServer ? await RunOnRealServerAsync(diagnosticMessageSink, messageBus, RunOnceAsync) : await RunOnceAsync(messageBus);
        CaseCounts.Add(this, summary);
        return summary;
    }

    public override void Serialize(IXunitSerializationInfo data)
    {
        base.Serialize(data);
        data.AddValue(nameof(Server), Server.ToString());
    }

    public override void Deserialize(IXunitSerializationInfo data)
    {
        // First, for xunit asks for the skip reason in between.
        Server = Enum.Parse<TestServer>(data.GetValue<string>(nameof(Server)));
        base.Deserialize(data);
    }

    protected override void Initialize()
    {
        base.Initialize();
        Traits["LeansOn"] = [Fact.LeansOn.ToString()];
        Traits["Server"] = [IsOnRealServer ? "Real" : "Mock"];
    }

    // The same method makes several cases, which xunit would take for one.
    protected override string GetUniqueID() => $"{base.GetUniqueID()}-{Server}";

    protected override string GetDisplayName(IAttributeInfo factAttribute, string displayName) => $"{base.GetDisplayName(factAttribute, displayName)}(server: {Server})";

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        base.GetSkipReason(factAttribute) ?? (IsOnRealServer ? Fact.NotOnRealServer ?? Matrix.WhatIsMissing(Fact.Needs) : null);

    /// <summary>
    /// Runs the case; once more if a session did not start because its driver lost its channel while it was connecting: a race inside of Livy 0.7.1 on a busy machine,
    /// seen about once in a hundred starts, which says nothing about the case.
    /// </summary>
    private async Task<RunSummary> RunOnRealServerAsync(IMessageSink diagnosticMessageSink, IMessageBus messageBus, Func<IMessageBus, Task<RunSummary>> runOnceAsync)
    {
        using var first = new HeldMessages(messageBus);
        var summary = await runOnceAsync(first);
        if (summary.Failed == 0 || !first.SaysThatADriverLostItsChannel)
        {
            first.Release();
            return summary;
        }

        diagnosticMessageSink.OnMessage(new DiagnosticMessage($"{DisplayName} runs again: a driver lost its channel while it was connecting."));
        return await runOnceAsync(messageBus);
    }
}
