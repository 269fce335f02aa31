namespace Livy.Client.ConformanceTests;

public sealed class QuickstartOnMockServer(MockServer server) : QuickstartCases(server), IClassFixture<MockServer>;
