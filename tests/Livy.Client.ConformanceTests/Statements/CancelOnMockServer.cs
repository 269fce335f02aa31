namespace Livy.Client.ConformanceTests;

public sealed class CancelOnMockServer(MockServer server) : CancelCases(server), IClassFixture<MockServer>;
