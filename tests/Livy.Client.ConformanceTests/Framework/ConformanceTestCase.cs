namespace Livy.Client.ConformanceTests;

/// <summary>A case on one server. Knows by the class's fixture which, and is skipped with a written reason where that server is missing.</summary>
public sealed class ConformanceTestCase : XunitTestCase
{
    [Obsolete("Called by xunit to deserialize.", error: true)]
    public ConformanceTestCase()
    {
    }

    public ConformanceTestCase(IMessageSink diagnosticMessageSink, TestMethodDisplay display, TestMethodDisplayOptions displayOptions, ITestMethod testMethod)
        : base(diagnosticMessageSink, display, displayOptions, testMethod)
    {
    }

    /// <summary>What the case leans on.</summary>
    public LeansOn LeansOn { get; private set; }

    /// <summary>The numbers of the surprises that the case shows.</summary>
    public IReadOnlyList<int> Surprises { get; private set; } = [];

    /// <summary>Whether the case runs on the real server.</summary>
    public bool IsOnRealServer { get; private set; }

    /// <summary>
    /// Runs the case; once more if a session of the real server did not start because its driver lost its channel while it was connecting: a race inside of Livy 0.7.1 on a busy machine,
    /// seen about once in a hundred starts, which says nothing about the case.
    /// </summary>
    public override async Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink, IMessageBus messageBus, object[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource)
    {
        if (!IsOnRealServer)
        {
            return await base.RunAsync(diagnosticMessageSink, messageBus, constructorArguments, aggregator, cancellationTokenSource);
        }

        using var first = new HeldMessages(messageBus);
        var summary = await base.RunAsync(diagnosticMessageSink, first, constructorArguments, new ExceptionAggregator(aggregator), cancellationTokenSource);
        if (summary.Failed == 0 || !first.SaysThatADriverLostItsChannel)
        {
            first.Release();
            return summary;
        }

        diagnosticMessageSink.OnMessage(new DiagnosticMessage($"{DisplayName} runs again: a driver lost its channel while it was connecting."));
        return await base.RunAsync(diagnosticMessageSink, messageBus, constructorArguments, aggregator, cancellationTokenSource);
    }

    protected override void Initialize()
    {
        base.Initialize();
        Traits["LeansOn"] = [LeansOn.ToString()];
        Traits["Server"] = [IsOnRealServer ? "Real" : "Mock"];
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute)
    {
        LeansOn = factAttribute.GetNamedArgument<LeansOn>(nameof(ConformanceFactAttribute.LeansOn));
        Surprises = factAttribute.GetNamedArgument<int[]>(nameof(ConformanceFactAttribute.Surprises));
        var realServer = TestMethod.TestClass.Class.ToRuntimeType().GetInterfaces().Select(RealServerOf).FirstOrDefault(server => server is not null);
        IsOnRealServer = realServer is not null;
        if (base.GetSkipReason(factAttribute) is { } skipped)
        {
            return skipped;
        }

        return realServer is null
            ? null
            : factAttribute.GetNamedArgument<string?>(nameof(ConformanceFactAttribute.NotOnRealServer))
                ?? (realServer == typeof(RealServer)
                    ? RealServer.WhatIsMissing(factAttribute.GetNamedArgument<string?>(nameof(ConformanceFactAttribute.Needs)))
                    : RunningLivy.WhatIsMissing);
    }

    private static Type? RealServerOf(Type implemented) =>
        implemented.IsGenericType && implemented.GetGenericTypeDefinition() == typeof(IClassFixture<>) && implemented.GenericTypeArguments[0] is var fixture
            && fixture.IsAssignableTo(typeof(RealServer)) ? fixture : null;
}
