namespace Livy.Client.ConformanceTests;

public sealed class PythonOnMockServer(MockServer server) : PythonCases(server), IClassFixture<MockServer>;
