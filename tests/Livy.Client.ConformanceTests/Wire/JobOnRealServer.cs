namespace Livy.Client.ConformanceTests;

public sealed class JobOnRealServer(RealServer server) : JobCases(server), IClassFixture<RealServer>;
