namespace Livy.Client.ConformanceTests;

public sealed class LostSessionOnMockServer(MockServer server) : LostSessionCases(server), IClassFixture<MockServer>;
