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

    private readonly Dialect dialect;
    private readonly VariableTable variables;
    private readonly List<Token> tokens;
    private int at;

    public ExpressionEvaluator(string text, Dialect dialect, VariableTable variables)
    {
        this.dialect = dialect;
        this.variables = variables;
        tokens = Tokenizer.Split(text, singleQuotes: dialect != Dialect.Scala);
    }

    public bool IsAtEnd => Current.Kind == TokenKind.End;

    public Token Current => tokens[at];

    public static object? Evaluate(string text, Dialect dialect, VariableTable variables)
    {
        ExpressionEvaluator evaluator = new(text, dialect, variables);
        object? value = evaluator.Expression();
        return evaluator.IsAtEnd ? value : throw new BeyondFakeException();
    }

    public object? Expression()
    {
        object? left = Sum();
        while (Current.Text is "==" or "!=" or "<" or ">" or "<=" or ">=" && Current.Kind == TokenKind.Symbol)
        {
            string symbol = Next().Text;
            left = Operators.Compare(symbol, left, Sum());
        }

        if (dialect == Dialect.Scala && Current is { Kind: TokenKind.Name, Text: "to" or "until" })
        {
            bool inclusive = Next().Text is "to";
            return Range(Operators.ToLong(left), Operators.ToLong(Sum()) + (inclusive ? 1 : 0));
        }

        return left;
    }

    /// <summary>Takes the symbol or name when it comes next.</summary>
    public bool Take(string text)
    {
        bool isNext = Current.Kind is TokenKind.Symbol or TokenKind.Name && string.Equals(Current.Text, text, StringComparison.OrdinalIgnoreCase);
        at += isNext ? 1 : 0;
        return isNext;
    }

    public Token Next() => tokens[at++];

    private object? Sum()
    {
        object? left = Product();
        while (Current is { Kind: TokenKind.Symbol, Text: "+" or "-" })
        {
            string symbol = Next().Text;
            left = Operators.Apply(dialect, symbol, left, Product());
        }

        return left;
    }

    private object? Product()
    {
        object? left = Unary();
        while (Current is { Kind: TokenKind.Symbol, Text: "*" or "/" or "%" or "//" })
        {
            string symbol = Next().Text;
            left = Operators.Apply(dialect, symbol, left, Unary());
        }

        return left;
    }

    private object? Unary()
    {
        if (Take("-"))
        {
            object? operand = Unary();
            return operand is double number ? -number : Operators.Apply(dialect, "-", dialect == Dialect.Python ? BigInteger.Zero : 0, operand);
        }

        object? value = Postfix(Primary());
        return dialect == Dialect.Python && Take("**") ? Operators.Apply(dialect, "**", value, Unary()) : value;
    }

    private object? Primary()
    {
        Token token = Next();
        switch (token.Kind)
        {
            case TokenKind.Number:
                return Number(token.Text);
            case TokenKind.Text:
                return token.Text;
            case TokenKind.Name:
                return Name(token.Text);
            case TokenKind.Symbol when token.Text is "(":
                object? inner = Expression();
                return Take(")") ? inner : throw new BeyondFakeException();
            case TokenKind.Symbol when token.Text is "[" && dialect == Dialect.Python:
                return Items("]");
            case TokenKind.Symbol when token.Text is "{" && dialect == Dialect.Python:
                return Entries();
            default:
                throw new BeyondFakeException();
        }
    }

    private object? Number(string text)
    {
        string digits = text.TrimEnd('L', 'l', 'D', 'd');
        if (digits.Contains('.', StringComparison.Ordinal) || text[^1] is 'D' or 'd')
        {
            return dialect == Dialect.Sql && text[^1] is not ('D' or 'd')
                ? decimal.Parse(digits, CultureInfo.InvariantCulture)
                : double.Parse(digits, CultureInfo.InvariantCulture);
        }

        BigInteger value = BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        if (dialect == Dialect.Python)
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
            case "True" when dialect == Dialect.Python:
            case "true" when dialect != Dialect.Python:
                return true;
            case "False" when dialect == Dialect.Python:
            case "false" when dialect != Dialect.Python:
                return false;
            case "None" when dialect == Dialect.Python:
            case "null" or "NULL" when dialect != Dialect.Python:
                return null;
        }

        if (variables.TryGet(name, out object? value))
        {
            return value;
        }

        if (name is "sc" or "spark")
        {
            return SparkStandIn.Context;
        }

        bool isCall = Current is { Kind: TokenKind.Symbol, Text: "(" };
        if (isCall && name is "List" or "Seq" or "range" or "len" or "str" or "sum" or "abs")
        {
            Next();
            return Calls.Function(name, Items(")"));
        }

        bool isReserved = Array.BinarySearch(Reserved, name, StringComparer.Ordinal) >= 0;
        return isCall || isReserved || Current is { Kind: TokenKind.Symbol, Text: "." } ? throw new BeyondFakeException() : throw NotDefined(name);
    }

    private RemoteErrorException NotDefined(string name) => dialect == Dialect.Python
        ? new RemoteErrorException("NameError", $"name '{name}' is not defined")
        : new RemoteErrorException("not found", name);

    private object? Postfix(object? value)
    {
        while (true)
        {
            if (Take("."))
            {
                string member = Next().Text;
                List<object?>? arguments = Take("(") ? Items(")") : null;
                value = Calls.Member(dialect, value, member, arguments);
            }
            else if (dialect == Dialect.Python && value is List<object?> list && Take("["))
            {
                long index = Operators.ToLong(Expression());
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
        Dictionary<string, object?> entries = new(StringComparer.Ordinal);
        while (!Take("}"))
        {
            if (entries.Count > 0 && !Take(","))
            {
                throw new BeyondFakeException();
            }

            string key = Expression() as string ?? throw new BeyondFakeException();
            entries[key] = Take(":") ? Expression() : throw new BeyondFakeException();
        }

        return entries;
    }

    private static List<object?> Range(long start, long end) => Calls.Range(start, end, static number => (int)number);
}
