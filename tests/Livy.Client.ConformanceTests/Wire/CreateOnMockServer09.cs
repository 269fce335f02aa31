namespace Livy.Client.ConformanceTests;

public sealed class CreateOnMockServer09(MockServer09 server) : CreateCases(server), IClassFixture<MockServer09>;
