namespace Livy.Client.ConformanceTests;

public sealed class BatchOnRealServer(RealServer server) : BatchCases(server), IClassFixture<RealServer>;
