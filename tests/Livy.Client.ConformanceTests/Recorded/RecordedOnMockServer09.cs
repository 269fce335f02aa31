namespace Livy.Client.ConformanceTests;

public sealed class RecordedOnMockServer09(MockServer09 server) : RecordedCases(server), IClassFixture<MockServer09>;
