namespace Livy.Client.ConformanceTests;

public sealed class PathOnMockServer09(MockServer09 server) : PathCases(server), IClassFixture<MockServer09>;
