using System.Collections.Immutable;

namespace Livy.Client.Generators;

/// <summary>A list that is equal to another one with equal items, without which no step of an incremental generator is ever cached.</summary>
internal readonly record struct EquatableArray<T>(ImmutableArray<T> Items)
{
    public bool Equals(EquatableArray<T> other) => Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Length;
}
