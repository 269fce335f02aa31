namespace Livy.Client.Testing;

/// <summary>What a route asks of the user before it touches a session or batch.</summary>
internal enum Permission
{
    /// <summary>Nothing: the object itself and its state are open to everybody.</summary>
    None,

    /// <summary>Log, statements and jobs: the owner, the proxy user, viewers, modifiers and superusers.</summary>
    View,

    /// <summary>Everything that changes something: the owner, the proxy user, modifiers and superusers.</summary>
    Modify,
}
