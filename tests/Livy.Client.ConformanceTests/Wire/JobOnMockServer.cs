namespace Livy.Client.ConformanceTests;

public sealed class JobOnMockServer(MockServer server) : JobCases(server), IClassFixture<MockServer>;
