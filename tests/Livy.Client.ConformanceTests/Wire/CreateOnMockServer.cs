namespace Livy.Client.ConformanceTests;

public sealed class CreateOnMockServer(MockServer server) : CreateCases(server), IClassFixture<MockServer>;
