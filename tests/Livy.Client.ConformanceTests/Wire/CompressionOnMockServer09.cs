namespace Livy.Client.ConformanceTests;

public sealed class CompressionOnMockServer09(MockServer09 server) : CompressionCases(server), IClassFixture<MockServer09>;
