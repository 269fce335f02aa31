using WireMock;
using WireMock.RequestBuilders;
using WireMock.Server;

namespace Livy.Client.Testing;

/// <summary>The mapping by which WireMock hands over to Livy what no other takes.</summary>
internal static class LivyMapping
{
    /// <summary>Always the same, so that adding it twice makes one mapping.</summary>
    public static readonly Guid Id = new("6c697679-0000-4000-8000-000000008998");

    public static void AddTo(WireMockServer server, FakeLivy livy) =>
        server.Given(Request.Create().UsingAnyMethod()).WithGuid(Id).WithTitle("Livy").AtPriority(int.MaxValue).RespondWith(livy.AsResponse());

    public static IMapping? FindIn(WireMockServer server) => server.Mappings.FirstOrDefault(mapping => mapping.Guid == Id);
}
