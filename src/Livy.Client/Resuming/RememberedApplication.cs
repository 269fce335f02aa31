namespace Livy.Client;

/// <summary>What a token remembers of a session or batch.</summary>
internal sealed record RememberedApplication(LivyId Id, string? Name, string? Owner, string? AppId) : IApplicationInfo;
