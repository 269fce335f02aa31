namespace Livy.Client.ConformanceTests;

public sealed class LifeOnRealServer(RealServer server) : LifeCases(server), IClassFixture<RealServer>;
