namespace Livy.Client.ConformanceTests;

public sealed class LogOnMockServer(MockServer server) : LogCases(server), IClassFixture<MockServer>;
