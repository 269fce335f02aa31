namespace Livy.Client.ConformanceTests;

public sealed class ForgetfulOnMockServer(OwnMockServer<ForgetfulSetup> server) : ForgetfulCases(server), IClassFixture<OwnMockServer<ForgetfulSetup>>;
