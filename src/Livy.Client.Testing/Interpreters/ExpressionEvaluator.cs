using System.Globalization;
using System.Numerics;

namespace Livy.Client.Testing;

/// <summary>
/// Evaluates simple expressions while it reads them: literals, variables, arithmetic, comparisons, and the few calls everybody tries first.
/// Integers are <see cref="BigInteger"/> in Python, <see cref="int"/> or <see cref="long"/> elsewhere.
/// </summary>
internal sealed class ExpressionEvaluator
{
    /// <summary>Words of the languages and names they predefine: not variables, and not for this evaluator.</summary>
    private static readonly string[] Reserved =
    [
        "BigDecimal", "BigInt", "HiveContext", "Int", "List", "Long", "Map", "None", "Option", "Row", "SQLContext", "Seq", "Some", "String", "_", "all", "and", "any",
        "assert", "async", "await", "bool", "bytes", "case", "class", "current_date", "current_timestamp", "date", "def", "del", "dict", "else", "enumerate", "exit",
        "float", "for", "from", "global", "if", "import", "in", "int", "interval", "is", "it", "lambda", "lazy", "list", "map", "max", "min", "new", "not", "object",
        "or", "print", "println", "quit", "range", "return", "set", "sorted", "sqlContext", "timestamp", "trait", "try", "tuple", "type", "val", "var", "while",
        "with", "yield", "zip",
    ];

    private readonly Dialect _dialect;
    private readonly VariableTable _variables;
    private readonly List<Token> _tokens;
    private int _at;

    public ExpressionEvaluator(string text, Dialect dialect, VariableTable variables)
    {
        _dialect = dialect;
        _variables = variables;
        _tokens = Tokenizer.Split(text, singleQuotes: dialect != Dialect.Scala);
    }

    public bool IsAtEnd => Current.Kind == TokenKind.End;

    public Token Current => _tokens[_at];

    public static object? Evaluate(string text, Dialect dialect, VariableTable variables)
    {
        var evaluator = new ExpressionEvaluator(text, dialect, variables);
        var value = evaluator.Expression();
        return evaluator.IsAtEnd ? value : throw new BeyondFakeException();
    }

    public object? Expression()
    {
        var left = Sum();
        while (Current.Text is "==" or "!=" or "<" or ">" or "<=" or ">=" && Current.Kind == TokenKind.Symbol)
        {
            var symbol = Next().Text;
            left = Operators.Compare(symbol, left, Sum());
        }

        if (_dialect == Dialect.Scala && Current is { Kind: TokenKind.Name, Text: "to" or "until" })
        {
            var inclusive = Next().Text is "to";
            return Range(Operators.ToLong(left), Operators.ToLong(Sum()) + (inclusive ? 1 : 0));
        }

        return left;
    }

    /// <summary>Takes the symbol or name when it comes next.</summary>
    public bool Take(string text)
    {
        var isNext = Current.Kind is TokenKind.Symbol or TokenKind.Name && string.Equals(Current.Text, text, StringComparison.OrdinalIgnoreCase);
        _at += isNext ? 1 : 0;
        return isNext;
    }

    public Token Next() => _tokens[_at++];

    private object? Sum()
    {
        var left = Product();
        while (Current is { Kind: TokenKind.Symbol, Text: "+" or "-" })
        {
            var symbol = Next().Text;
            left = Operators.Apply(_dialect, symbol, left, Product());
        }

        return left;
    }

    private object? Product()
    {
        var left = Unary();
        while (Current is { Kind: TokenKind.Symbol, Text: "*" or "/" or "%" or "//" })
        {
            var symbol = Next().Text;
            left = Operators.Apply(_dialect, symbol, left, Unary());
        }

        return left;
    }

    private object? Unary()
    {
        if (Take("-"))
        {
            var operand = Unary();
            return operand is double number ? -number : Operators.Apply(_dialect, "-", _dialect == Dialect.Python ? BigInteger.Zero : 0, operand);
        }

        var value = Postfix(Primary());
        return _dialect == Dialect.Python && Take("**") ? Operators.Apply(_dialect, "**", value, Unary()) : value;
    }

    private object? Primary()
    {
        var token = Next();
        switch (token.Kind)
        {
            case TokenKind.Number:
                return Number(token.Text);
            case TokenKind.Text:
                return token.Text;
            case TokenKind.Name:
                return Name(token.Text);
            case TokenKind.Symbol when token.Text is "(":
                var inner = Expression();
                return Take(")") ? inner : throw new BeyondFakeException();
            case TokenKind.Symbol when token.Text is "[" && _dialect == Dialect.Python:
                return Items("]");
            case TokenKind.Symbol when token.Text is "{" && _dialect == Dialect.Python:
                return Entries();
            default:
                throw new BeyondFakeException();
        }
    }

    private object? Number(string text)
    {
        var digits = text.TrimEnd('L', 'l', 'D', 'd');
        if (digits.Contains('.', StringComparison.Ordinal) || text[^1] is 'D' or 'd')
        {
            return _dialect == Dialect.Sql && text[^1] is not ('D' or 'd')
                ? decimal.Parse(digits, CultureInfo.InvariantCulture)
                : double.Parse(digits, CultureInfo.InvariantCulture);
        }

        var value = BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        if (_dialect == Dialect.Python)
        {
            return value;
        }

        if (text[^1] is 'L' or 'l' || value > int.MaxValue)
        {
            return (long)value;
        }

        return (int)value;
    }

    private object? Name(string name)
    {
        switch (name)
        {
            case "True" when _dialect == Dialect.Python:
            case "true" when _dialect != Dialect.Python:
                return true;
            case "False" when _dialect == Dialect.Python:
            case "false" when _dialect != Dialect.Python:
                return false;
            case "None" when _dialect == Dialect.Python:
            case "null" or "NULL" when _dialect != Dialect.Python:
                return null;
        }

        if (_variables.TryGet(name, out object? value))
        {
            return value;
        }

        if (name is "sc" or "spark")
        {
            return SparkStandIn.Context;
        }

        var isCall = Current is { Kind: TokenKind.Symbol, Text: "(" };
        if (isCall && name is "List" or "Seq" or "range" or "len" or "str" or "sum" or "abs")
        {
            Next();
            return Calls.Function(name, Items(")"));
        }

        var isReserved = Array.BinarySearch(Reserved, name, StringComparer.Ordinal) >= 0;
        return isCall || isReserved || Current is { Kind: TokenKind.Symbol, Text: "." } ? throw new BeyondFakeException() : throw NotDefined(name);
    }

    private RemoteErrorException NotDefined(string name) => _dialect == Dialect.Python
        ? new RemoteErrorException("NameError", $"name '{name}' is not defined")
        : new RemoteErrorException("not found", name);

    private object? Postfix(object? value)
    {
        while (true)
        {
            if (Take("."))
            {
                var member = Next().Text;
                var arguments = Take("(") ? Items(")") : null;
                value = Calls.Member(_dialect, value, member, arguments);
            }
            else if (_dialect == Dialect.Python && value is List<object?> list && Take("["))
            {
                var index = Operators.ToLong(Expression());
                value = Take("]") && index < list.Count && index >= 0 ? list[(int)index] : throw new BeyondFakeException();
            }
            else
            {
                return value;
            }
        }
    }

    private List<object?> Items(string close)
    {
        List<object?> items = [];
        while (!Take(close))
        {
            if (items.Count > 0 && !Take(","))
            {
                throw new BeyondFakeException();
            }

            if (Take(close))
            {
                break;
            }

            items.Add(Expression());
        }

        return items;
    }

    private Dictionary<string, object?> Entries()
    {
        var entries = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (!Take("}"))
        {
            if (entries.Count > 0 && !Take(","))
            {
                throw new BeyondFakeException();
            }

            var key = Expression() as string ?? throw new BeyondFakeException();
            entries[key] = Take(":") ? Expression() : throw new BeyondFakeException();
        }

        return entries;
    }

    private static List<object?> Range(long start, long end) => Calls.Range(start, end, static number => (int)number);
}
