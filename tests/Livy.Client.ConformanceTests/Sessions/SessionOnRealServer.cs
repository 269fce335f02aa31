namespace Livy.Client.ConformanceTests;

public sealed class SessionOnRealServer(RealServer server) : SessionCases(server), IClassFixture<RealServer>;
