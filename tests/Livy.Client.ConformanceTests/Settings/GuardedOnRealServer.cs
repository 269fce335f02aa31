namespace Livy.Client.ConformanceTests;

public sealed class GuardedOnRealServer(OwnServer<GuardedSetup> server) : GuardedCases(server), IClassFixture<OwnServer<GuardedSetup>>;
