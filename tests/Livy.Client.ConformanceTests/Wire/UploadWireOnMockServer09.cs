namespace Livy.Client.ConformanceTests;

public sealed class UploadWireOnMockServer09(MockServer09 server) : UploadWireCases(server), IClassFixture<MockServer09>;
