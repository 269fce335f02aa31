namespace Livy.Client.ConformanceTests;

public sealed class SqlOnRealServer(RealServer server) : SqlCases(server), IClassFixture<RealServer>;
