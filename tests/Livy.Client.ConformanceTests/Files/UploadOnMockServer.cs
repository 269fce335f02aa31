namespace Livy.Client.ConformanceTests;

public sealed class UploadOnMockServer(MockServer server) : UploadCases(server), IClassFixture<MockServer>;
