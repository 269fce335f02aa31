namespace Livy.Client.ConformanceTests;

public sealed class TightOnMockServer(OwnMockServer<TightSetup> server) : TightCases(server), IClassFixture<OwnMockServer<TightSetup>>;
