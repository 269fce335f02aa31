namespace Livy.Client.ConformanceTests;

public sealed class PathOnRealServer(RealServer server) : PathCases(server), IClassFixture<RealServer>;
