namespace Livy.Client.ConformanceTests;

public sealed class RefusalOnMockServer(MockServer server) : RefusalCases(server), IClassFixture<MockServer>;
