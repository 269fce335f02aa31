namespace Livy.Client;

/// <summary>What a server shows of a session or batch that tells it from others.</summary>
internal interface IApplicationInfo
{
    LivyId Id { get; }

    string? Name { get; }

    string? Owner { get; }

    string? AppId { get; }
}
