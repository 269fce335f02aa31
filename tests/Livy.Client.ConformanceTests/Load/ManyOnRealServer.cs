namespace Livy.Client.ConformanceTests;

public sealed class ManyOnRealServer(RealServer server) : ManyCases(server), IClassFixture<RealServer>;
