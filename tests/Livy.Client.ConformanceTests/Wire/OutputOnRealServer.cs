namespace Livy.Client.ConformanceTests;

public sealed class OutputOnRealServer(RealServer server) : OutputCases(server), IClassFixture<RealServer>;
