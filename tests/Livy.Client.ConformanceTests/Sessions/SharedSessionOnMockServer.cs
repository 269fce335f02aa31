namespace Livy.Client.ConformanceTests;

public sealed class SharedSessionOnMockServer(MockServer server) : SharedSessionCases(server), IClassFixture<MockServer>;
