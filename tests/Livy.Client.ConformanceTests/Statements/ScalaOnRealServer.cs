namespace Livy.Client.ConformanceTests;

public sealed class ScalaOnRealServer(RealServer server) : ScalaCases(server), IClassFixture<RealServer>;
