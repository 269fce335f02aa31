namespace Livy.Client.ConformanceTests;

public sealed class SuperUserOnRealServer(OwnServer<SuperUserSetup> server) : SuperUserCases(server), IClassFixture<OwnServer<SuperUserSetup>>;
