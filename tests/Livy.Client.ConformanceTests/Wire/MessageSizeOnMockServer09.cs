namespace Livy.Client.ConformanceTests;

public sealed class MessageSizeOnMockServer09(MockServer09 server) : MessageSizeCases(server), IClassFixture<MockServer09>;
