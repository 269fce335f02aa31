namespace Livy.Client.ConformanceTests;

public sealed class CompressionOnRealServer(RealServer server) : CompressionCases(server), IClassFixture<RealServer>;
