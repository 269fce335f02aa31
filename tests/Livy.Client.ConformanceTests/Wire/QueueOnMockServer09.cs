namespace Livy.Client.ConformanceTests;

public sealed class QueueOnMockServer09(MockServer09 server) : QueueCases(server), IClassFixture<MockServer09>;
