namespace Livy.Client.ConformanceTests;

public sealed class PathOnMockServer(MockServer server) : PathCases(server), IClassFixture<MockServer>;
