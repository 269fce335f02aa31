using System.Globalization;

namespace Livy.Client.Testing;

/// <summary>Columns and types as Spark's SQL spells them, written by a test.</summary>
internal sealed class TypeText
{
    private static readonly string[] Units = ["year", "month", "day", "hour", "minute", "second"];

    private readonly string _text;
    private int _at;

    private TypeText(string text) => _text = text;

    /// <summary>A column: <c>name type</c> or <c>name:type</c>; a name in backticks may be anything; without a type the values decide.</summary>
    /// <returns>The name, the type or null, and whether nulls may be in it.</returns>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static (string Name, ColumnType? Type, bool IsNullable) Column(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var column = text.Trim();
        if (column.StartsWith('`'))
        {
            var end = column.IndexOf('`', 1);
            var (name, type) = end > 1 ? (column[1..end], column[(end + 1)..].TrimStart(' ', ':')) : throw Unreadable(text);
            return type.Length == 0 ? (name, null, true) : Typed(name, type) ?? throw Unreadable(text);
        }

        // A name such as count(1) or total amount needs no backticks as long as a type follows.
        for (var split = column.IndexOfAny([' ', ':']); split > 0; split = column.IndexOfAny([' ', ':'], split + 1))
        {
            if (Typed(column[..split], column[(split + 1)..].TrimStart(' ', ':')) is { } found)
            {
                return found;
            }
        }

        return column.Length > 0 && column.IndexOfAny([' ', ':']) < 0 ? (column, null, true) : throw Unreadable(text);
    }

    private static ArgumentException Unreadable(string text) =>
        new($"This is no column: {text}. Write a name and a type of Spark, such as \"age int\" or \"`a b` array<string>\".");

    private static (string Name, ColumnType? Type, bool IsNullable)? Typed(string name, string type)
    {
        try
        {
            var reader = new TypeText(type);
            var found = reader.Type();
            var isNullable = !reader.TakeNotNull();
            return reader.IsAtEnd ? (name, found, isNullable) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private bool IsAtEnd
    {
        get
        {
            Space();
            return _at == _text.Length;
        }
    }

    private ColumnType Type()
    {
        var word = Word();
        switch (word)
        {
            case "array":
                return In('<', () => ColumnType.ArrayOf(Type()), '>');
            case "map":
                return In('<', () =>
                {
                    var key = Type();
                    Expect(',');
                    return ColumnType.MapOf(key, Type());
                }, '>');
            case "struct":
                return In('<', () => ColumnType.StructOf(Fields()), '>');
            case "decimal" or "dec" or "numeric":
                var digits = Numbers();
                return (digits.Count > 0 ? digits[0] : 10, digits.Count > 1 ? digits[1] : 0) is var (precision, scale) && digits.Count < 3 && precision is > 0 and <= ColumnType.MostDigits && scale >= 0 && scale <= precision
                    ? ColumnType.DecimalOf(precision, scale) : throw new FormatException();
            case "char" or "character" or "varchar":
                return Numbers() is [var length] ? new ColumnType(TypeKind.String) { Words = $"{(word is "varchar" ? word : "char")}({length})" } : throw new FormatException();
            case "interval":
                return Interval();
            default:
                return new ColumnType(KindOf(word));
        }
    }

    private static TypeKind KindOf(string word) => word switch
    {
        "void" or "null" => TypeKind.Void,
        "boolean" or "bool" => TypeKind.Boolean,
        "tinyint" or "byte" => TypeKind.TinyInt,
        "smallint" or "short" => TypeKind.SmallInt,
        "int" or "integer" => TypeKind.Int,
        "bigint" or "long" => TypeKind.BigInt,
        "float" or "real" => TypeKind.Float,
        "double" => TypeKind.Double,
        "string" => TypeKind.String,
        "binary" => TypeKind.Binary,
        "date" => TypeKind.Date,
        "timestamp" or "timestamp_ltz" => TypeKind.Timestamp,
        "timestamp_ntz" => TypeKind.TimestampNtz,
        _ => throw new FormatException(),
    };

    private ColumnType Interval()
    {
        if (IsAtEnd || !char.IsAsciiLetter(_text[_at]))
        {
            return new ColumnType(TypeKind.CalendarInterval);
        }

        var start = Word();
        var first = Array.IndexOf(Units, start);
        var last = first;
        var before = _at;
        var end = start;
        if (!IsAtEnd && char.IsAsciiLetter(_text[_at]) && Word() == "to")
        {
            end = Word();
            last = Array.IndexOf(Units, end);
        }
        else
        {
            _at = before;
        }

        var isOfMonths = last is 0 or 1;
        return first >= 0 && last >= first && isOfMonths == first < 2
            ? new ColumnType(isOfMonths ? TypeKind.YearMonthInterval : TypeKind.DayTimeInterval) { Words = first == last ? $"interval {start}" : $"interval {start} to {end}" }
            : throw new FormatException();
    }

    private List<ColumnField> Fields()
    {
        List<ColumnField> fields = [];
        while (!Next('>'))
        {
            if (fields.Count > 0)
            {
                Expect(',');
            }

            var name = Name();
            _ = Take(':');
            var type = Type();
            fields.Add(new ColumnField(name, type, !TakeNotNull()));
        }

        return fields;
    }

    private bool TakeNotNull()
    {
        Space();
        if (!_text.AsSpan(_at).StartsWith("not null", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        _at += "not null".Length;
        return true;
    }

    private List<int> Numbers()
    {
        List<int> numbers = [];
        if (!Take('('))
        {
            return numbers;
        }

        do
        {
            Space();
            var start = _at;
            while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
            {
                _at++;
            }

            numbers.Add(int.TryParse(_text.AsSpan(start, _at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException());
        }
        while (Take(','));
        Expect(')');
        return numbers;
    }

    private ColumnType In(char open, Func<ColumnType> inner, char close)
    {
        Expect(open);
        var type = inner();
        Expect(close);
        return type;
    }

    private string Name()
    {
        Space();
        if (!Take('`'))
        {
            return Letters() is { Length: > 0 } name ? name : throw new FormatException();
        }

        var end = _text.IndexOf('`', _at);
        var quoted = end > _at ? _text[_at..end] : throw new FormatException();
        _at = end + 1;
        return quoted;
    }

    private string Word() => Letters().ToLowerInvariant();

    private string Letters()
    {
        Space();
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '_'))
        {
            _at++;
        }

        return _text[start.._at];
    }

    private void Expect(char letter)
    {
        if (!Take(letter))
        {
            throw new FormatException();
        }
    }

    private bool Next(char letter)
    {
        Space();
        return _at < _text.Length && _text[_at] == letter;
    }

    private bool Take(char letter)
    {
        if (!Next(letter))
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Space()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }
}
