namespace Livy.Client.ConformanceTests;

public sealed class UploadWireOnRealServer(RealServer server) : UploadWireCases(server), IClassFixture<RealServer>;
