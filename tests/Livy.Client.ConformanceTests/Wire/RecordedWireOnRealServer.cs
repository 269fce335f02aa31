namespace Livy.Client.ConformanceTests;

public sealed class RecordedWireOnRealServer(RealServer server) : RecordedWireCases(server), IClassFixture<RealServer>;
