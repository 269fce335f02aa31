using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Livy.Client;

/// <summary>The names that this client itself uses or is about to: what carries one is no orphan, however old it is.</summary>
internal sealed class LiveNames
{
    private readonly ConditionalWeakTable<ApplicationIdentity, object> _handles = [];
    private readonly ConcurrentDictionary<string, byte> _creates = new(StringComparer.Ordinal);

    /// <summary>A handle was made; it counts until it is removed or nobody has it any more.</summary>
    public void Add(ApplicationIdentity identity)
    {
        if (identity.IsUnique)
        {
            _handles.AddOrUpdate(identity, identity.Address.Value);
        }
    }

    /// <summary>A handle has given up what it means.</summary>
    public void Remove(ApplicationIdentity identity) => _handles.Remove(identity);

    /// <summary>Something is about to be created under a name.</summary>
    public async Task<T> DuringAsync<T>(string? name, Func<Task<T>> create)
    {
        if (name is null)
        {
            return await create().ConfigureAwait(false);
        }

        _creates[name] = 0;
        try
        {
            return await create().ConfigureAwait(false);
        }
        finally
        {
            _creates.TryRemove(name, out _);
        }
    }

    /// <summary>All of them now.</summary>
    public HashSet<string> Snapshot() => [.. _creates.Keys, .. _handles.Select(handle => (string)handle.Value)];
}
