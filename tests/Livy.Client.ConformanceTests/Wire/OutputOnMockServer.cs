namespace Livy.Client.ConformanceTests;

public sealed class OutputOnMockServer(MockServer server) : OutputCases(server), IClassFixture<MockServer>;
