using System.Reflection;

namespace Livy.Client.ConformanceTests;

/// <summary>A whole run leaves nothing out. Has the traits of both servers, so that it is part of a run on either.</summary>
[Collection(AfterAllOthers.Name)]
[Trait("Server", "Mock")]
[Trait("Server", "Real")]
public sealed class WholeRunTests
{
    [WholeRunFact]
    public void EveryRoute_IsCalled()
    {
        var missing = RouteTable.NotCalled(WholeRunFactAttribute.IsOnRealServer);

        missing.ShouldBeEmpty();
    }

    [WholeRunFact]
    public void EverySurprise_IsShown()
    {
        var isReal = WholeRunFactAttribute.IsOnRealServer;

        var missing = CaseCounts.NotShown(isReal).Except(isReal ? NotOnRealServer() : []);

        missing.ShouldBeEmpty();
    }

    /// <summary>The surprises of which all cases say why the real server does not show them.</summary>
    private static IEnumerable<Surprise> NotOnRealServer()
    {
        var facts = typeof(WholeRunTests).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .Select(method => method.GetCustomAttribute<ConformanceFactAttribute>()).OfType<ConformanceFactAttribute>().ToLookup(fact => fact.NotOnRealServer is null);
        return facts[false].SelectMany(fact => fact.Surprises).Except(facts[true].SelectMany(fact => fact.Surprises));
    }
}
