namespace Livy.Client.ConformanceTests;

public sealed class QueueOnMockServer(MockServer server) : QueueCases(server), IClassFixture<MockServer>;
