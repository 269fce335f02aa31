namespace Livy.Client.ConformanceTests;

public sealed class SuperUserOnMockServer(OwnMockServer<SuperUserSetup> server) : SuperUserCases(server), IClassFixture<OwnMockServer<SuperUserSetup>>;
