namespace Livy.Client.ConformanceTests;

public sealed class ManyOnMockServer(MockServer server) : ManyCases(server), IClassFixture<MockServer>;
