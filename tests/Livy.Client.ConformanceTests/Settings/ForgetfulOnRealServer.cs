namespace Livy.Client.ConformanceTests;

public sealed class ForgetfulOnRealServer(OwnServer<ForgetfulSetup> server) : ForgetfulCases(server), IClassFixture<OwnServer<ForgetfulSetup>>;
