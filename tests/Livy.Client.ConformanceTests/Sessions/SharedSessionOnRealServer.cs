namespace Livy.Client.ConformanceTests;

public sealed class SharedSessionOnRealServer(RealServer server) : SharedSessionCases(server), IClassFixture<RealServer>;
