namespace Livy.Client.ConformanceTests;

public sealed class SessionOnMockServer09(MockServer09 server) : SessionCases(server), IClassFixture<MockServer09>;
