namespace Livy.Client.ConformanceTests;

public sealed class CompressionOnMockServer(MockServer server) : CompressionCases(server), IClassFixture<MockServer>;
