namespace Livy.Client.ConformanceTests;

public sealed class LostSessionOnRealServer(RealServer server) : LostSessionCases(server), IClassFixture<RealServer>;
