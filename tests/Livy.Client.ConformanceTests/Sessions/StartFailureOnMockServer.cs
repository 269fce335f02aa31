namespace Livy.Client.ConformanceTests;

public sealed class StartFailureOnMockServer(MockServer server) : StartFailureCases(server), IClassFixture<MockServer>;
