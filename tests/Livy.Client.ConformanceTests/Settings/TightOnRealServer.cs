namespace Livy.Client.ConformanceTests;

public sealed class TightOnRealServer(OwnServer<TightSetup> server) : TightCases(server), IClassFixture<OwnServer<TightSetup>>;
