namespace Livy.Client.ConformanceTests;

public sealed class LogOnRealServer(RealServer server) : LogCases(server), IClassFixture<RealServer>;
