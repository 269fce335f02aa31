namespace Livy.Client.ConformanceTests;

public sealed class RecordedWireOnMockServer09(MockServer09 server) : RecordedWireCases(server), IClassFixture<MockServer09>;
