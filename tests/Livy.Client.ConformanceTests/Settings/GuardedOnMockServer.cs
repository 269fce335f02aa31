namespace Livy.Client.ConformanceTests;

public sealed class GuardedOnMockServer(OwnMockServer<GuardedSetup> server) : GuardedCases(server), IClassFixture<OwnMockServer<GuardedSetup>>;
