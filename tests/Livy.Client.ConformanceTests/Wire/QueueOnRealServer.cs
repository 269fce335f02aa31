namespace Livy.Client.ConformanceTests;

public sealed class QueueOnRealServer(RealServer server) : QueueCases(server), IClassFixture<RealServer>;
