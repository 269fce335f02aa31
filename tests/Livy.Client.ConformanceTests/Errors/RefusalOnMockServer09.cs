namespace Livy.Client.ConformanceTests;

public sealed class RefusalOnMockServer09(MockServer09 server) : RefusalCases(server), IClassFixture<MockServer09>;
