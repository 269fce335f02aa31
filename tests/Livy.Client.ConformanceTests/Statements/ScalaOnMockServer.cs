namespace Livy.Client.ConformanceTests;

public sealed class ScalaOnMockServer(MockServer server) : ScalaCases(server), IClassFixture<MockServer>;
