namespace Livy.Client.ConformanceTests;

public sealed class StartFailureOnRealServer(RealServer server) : StartFailureCases(server), IClassFixture<RealServer>;
