namespace Livy.Client.ConformanceTests;

public sealed class LifeOnMockServer09(MockServer09 server) : LifeCases(server), IClassFixture<MockServer09>;
