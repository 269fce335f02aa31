namespace Livy.Client.Testing;

/// <summary>A query that came to a session.</summary>
public sealed class ReceivedQuery
{
    internal ReceivedQuery(int sessionId, IReadOnlyList<string> pieces, IReadOnlyList<object?> parameters, IReadOnlyList<string> types, bool isDataFrame = false)
    {
        SessionId = sessionId;
        Pieces = pieces;
        Parameters = parameters;
        ParameterTypes = types;
        IsDataFrame = isDataFrame;
        Text = string.Concat(pieces.Select((piece, at) => at == 0 ? piece : $":p{at - 1}{piece}"));
    }

    /// <summary>The id of the session.</summary>
    public int SessionId { get; }

    /// <summary>The text as sent, with <c>:p0</c>, <c>:p1</c> … where the parameters stand.</summary>
    public string Text { get; }

    /// <summary>Whether <see cref="Text"/> is an expression that makes a DataFrame, and no SQL.</summary>
    public bool IsDataFrame { get; }

    /// <summary>
    /// The values of the parameters, in order, typed as in .NET: <see cref="int"/> for <c>int</c>, <see cref="long"/> for <c>bigint</c>, <see cref="decimal"/>, <see cref="string"/>, <see cref="DateOnly"/> for <c>date</c>,
    /// <see cref="DateTimeOffset"/> for <c>timestamp</c>, <see cref="DateTime"/> for <c>timestamp_ntz</c>, <see cref="TimeSpan"/> for intervals, bytes for <c>binary</c>, <see langword="null"/> for NULL;
    /// the text that was sent where .NET has no such value.
    /// </summary>
    public IReadOnlyList<object?> Parameters { get; }

    /// <summary>The types of the parameters in Spark's words, such as <c>bigint</c>.</summary>
    public IReadOnlyList<string> ParameterTypes { get; }

    internal IReadOnlyList<string> Pieces { get; }

    /// <summary>The same as <see cref="Text"/>.</summary>
    public override string ToString() => Text;
}
