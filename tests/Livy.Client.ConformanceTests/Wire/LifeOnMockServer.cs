namespace Livy.Client.ConformanceTests;

public sealed class LifeOnMockServer(MockServer server) : LifeCases(server), IClassFixture<MockServer>;
