namespace Livy.Client.Tests;

/// <summary>How the stub server reacts to a request.</summary>
internal delegate Task<HttpResponseMessage> Answer(SentRequest request, CancellationToken cancellationToken);
