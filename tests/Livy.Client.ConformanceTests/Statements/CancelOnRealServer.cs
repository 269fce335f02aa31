namespace Livy.Client.ConformanceTests;

public sealed class CancelOnRealServer(RealServer server) : CancelCases(server), IClassFixture<RealServer>;
