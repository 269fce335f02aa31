namespace Livy.Client.ConformanceTests;

public sealed class SqlOnMockServer(MockServer server) : SqlCases(server), IClassFixture<MockServer>;
