namespace Livy.Client.ConformanceTests;

public sealed class BatchOnMockServer(MockServer server) : BatchCases(server), IClassFixture<MockServer>;
