namespace Livy.Client.ConformanceTests;

public sealed class RecordedOnRealServer(RealServer server) : RecordedCases(server), IClassFixture<RealServer>;
