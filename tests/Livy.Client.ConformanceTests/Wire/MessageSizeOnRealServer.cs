namespace Livy.Client.ConformanceTests;

public sealed class MessageSizeOnRealServer(RealServer server) : MessageSizeCases(server), IClassFixture<RealServer>;
