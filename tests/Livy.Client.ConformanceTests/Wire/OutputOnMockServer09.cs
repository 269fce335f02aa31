namespace Livy.Client.ConformanceTests;

public sealed class OutputOnMockServer09(MockServer09 server) : OutputCases(server), IClassFixture<MockServer09>;
