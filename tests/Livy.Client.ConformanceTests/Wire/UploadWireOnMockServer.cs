namespace Livy.Client.ConformanceTests;

public sealed class UploadWireOnMockServer(MockServer server) : UploadWireCases(server), IClassFixture<MockServer>;
