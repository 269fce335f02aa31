namespace Microsoft.Extensions.Http.Resilience;

/// <summary>Has the name of the handler that <c>AddStandardResilienceHandler</c> adds.</summary>
internal sealed class ResilienceHandler : DelegatingHandler;
