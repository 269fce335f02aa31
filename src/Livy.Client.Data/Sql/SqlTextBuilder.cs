using System.Collections;
using System.Text;

namespace Livy.Client.Data;

/// <summary>Puts a query together of text and values, and refuses what cannot become one.</summary>
internal sealed class SqlTextBuilder
{
    /// <summary>How many parameters a query may have.</summary>
    public const int MaxParameters = 20_000;

    /// <summary>How long the text and the values may be together, in bytes of UTF-8.</summary>
    public const int MaxSize = 1024 * 1024;

    private const string Query = "sql";
    private readonly List<string> _pieces = [];
    private readonly List<SqlParameter> _parameters = [];
    private readonly StringBuilder _piece = new();
    private long _size;

    /// <summary>Adds text of the program's own.</summary>
    /// <exception cref="ArgumentException">It holds half a surrogate pair, or the query becomes too long.</exception>
    public void AppendText(string text)
    {
        Grow(WholeText(text, Query));
        _piece.Append(text);
    }

    /// <summary>Adds a value, a list of values or a name.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="ArgumentException">It is of no such type, or stands where no parameter can be.</exception>
    public void AppendValue(object? value, string name)
    {
        CheckPlace(name);
        if (value is SqlIdentifier identifier)
        {
            // Without the spaces it would grow together with a quoted name beside it.
            AppendText($" {identifier} ");
        }
        else if (SqlValue.Of(value, name) is { } single)
        {
            AppendParameter(single);
        }
        else if (value is IEnumerable values)
        {
            AppendList(values, name);
        }
        else
        {
            throw SqlValue.Unfit(value, name);
        }
    }

    /// <summary>What was put together.</summary>
    public SqlText Build() => new([.. _pieces, _piece.ToString()], [.. _parameters]);

    /// <summary>The text itself.</summary>
    /// <exception cref="ArgumentException">It holds half a surrogate pair, which no bytes on the wire stand for.</exception>
    public static string WholeText(string text, string name)
    {
        for (var at = text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff'); at >= 0 && at < text.Length; at++)
        {
            if (char.IsSurrogatePair(text, at))
            {
                at++;
            }
            else if (char.IsSurrogate(text[at]))
            {
                throw new ArgumentException("The text holds half a surrogate pair, which is no character.", name);
            }
        }

        return text;
    }

    private void AppendList(IEnumerable values, string name)
    {
        var count = 0;
        foreach (var value in values)
        {
            AppendText(count++ == 0 ? "(" : ", ");
            AppendParameter(SqlValue.Of(value, name) ?? throw SqlValue.Unfit(value, name));
        }

        AppendText(count == 0 ? "(NULL)" : ")");
    }

    private void AppendParameter(SqlParameter parameter)
    {
        if (_parameters.Count == MaxParameters)
        {
            throw Refused($"A query has {MaxParameters} parameters at most, the elements of lists included; join a table of them instead.");
        }

        Grow(parameter.Value);
        _parameters.Add(parameter);
        _pieces.Add(_piece.ToString());
        _piece.Clear();
    }

    private void Grow(string? text)
    {
        _size += text is null ? 0 : Encoding.UTF8.GetByteCount(text);
        if (_size > MaxSize)
        {
            throw Refused($"A query and its parameters have {MaxSize / 1024 / 1024} MiB together at most.");
        }
    }

    private void CheckPlace(string name)
    {
        var remedy = SqlScanner.EndOf(_piece.ToString()) switch
        {
            SqlPlace.Code => null,
            SqlPlace.Quotes => "stands within quotes: remove them, a parameter needs none",
            SqlPlace.Backticks => $"stands within backticks: remove them, and make a name of it with {nameof(SqlIdentifier)}",
            _ => "stands within a comment",
        };
        if (remedy is not null)
        {
            throw Refused($"The parameter {name} {remedy}.");
        }
    }

    private static ArgumentException Refused(string message, string name = Query) => new(message, name);
}
