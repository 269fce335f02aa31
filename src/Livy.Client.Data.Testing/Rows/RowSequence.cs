using System.Collections;

namespace Livy.Client.Testing;

/// <summary>Goes through rows once, and can look ahead.</summary>
internal sealed class RowSequence(IEnumerator rows) : IDisposable
{
    private readonly Queue<object?> _ahead = new();

    /// <summary>The next rows, which stay to be gone through.</summary>
    public IReadOnlyList<object?> Peek(int count)
    {
        while (_ahead.Count < count && rows.MoveNext())
        {
            _ahead.Enqueue(rows.Current);
        }

        return [.. _ahead];
    }

    public bool TryNext(out object? row)
    {
        if (_ahead.TryDequeue(out row))
        {
            return true;
        }

        var isThere = rows.MoveNext();
        row = isThere ? rows.Current : null;
        return isThere;
    }

    public void Dispose() => (rows as IDisposable)?.Dispose();
}
