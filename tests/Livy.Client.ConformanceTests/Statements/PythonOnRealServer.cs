namespace Livy.Client.ConformanceTests;

public sealed class PythonOnRealServer(RealServer server) : PythonCases(server), IClassFixture<RealServer>;
