namespace Livy.Client.ConformanceTests;

public sealed class CreateOnRealServer(RealServer server) : CreateCases(server), IClassFixture<RealServer>;
