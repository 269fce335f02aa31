namespace Livy.Client.ConformanceTests;

public sealed class MessageSizeOnMockServer(MockServer server) : MessageSizeCases(server), IClassFixture<MockServer>;
