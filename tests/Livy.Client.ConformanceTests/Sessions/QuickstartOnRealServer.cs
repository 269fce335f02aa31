namespace Livy.Client.ConformanceTests;

public sealed class QuickstartOnRealServer(RealServer server) : QuickstartCases(server), IClassFixture<RealServer>;
