namespace Livy.Client.ConformanceTests;

public sealed class RefusalOnRealServer(RealServer server) : RefusalCases(server), IClassFixture<RealServer>;
