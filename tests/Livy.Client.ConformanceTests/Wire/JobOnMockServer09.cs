namespace Livy.Client.ConformanceTests;

public sealed class JobOnMockServer09(MockServer09 server) : JobCases(server), IClassFixture<MockServer09>;
