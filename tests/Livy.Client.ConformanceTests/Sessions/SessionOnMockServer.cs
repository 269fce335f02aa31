namespace Livy.Client.ConformanceTests;

public sealed class SessionOnMockServer(MockServer server) : SessionCases(server), IClassFixture<MockServer>;
