namespace Livy.Client.ConformanceTests;

public sealed class UploadOnRealServer(RealServer server) : UploadCases(server), IClassFixture<RealServer>;
