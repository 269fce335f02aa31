using System.Globalization;
using System.Numerics;

namespace Livy.Client.Testing;

/// <summary>
/// Evaluates simple expressions while it reads them: literals, variables, arithmetic, comparisons, and the few calls everybody tries first.
/// Integers are <see cref="BigInteger"/> in Python, <see cref="int"/> or <see cref="long"/> elsewhere.
/// </summary>
internal sealed class ExpressionEvaluator
{
    private const int Deepest = 220;
    private const int MostDigits = 4300;
    private const int CostOfToken = 16;

    /// <summary>Words of the languages and names they predefine: not variables, and not for this evaluator.</summary>
    private static readonly HashSet<string> Reserved = new(
        ("Array BigDecimal BigInt Boolean Double HiveContext Int List Long Map Nil None Option Row SQLContext Seq Set Some String System Vector _ all and any assert async await bool bytes case "
        + "chr class complex current_date current_timestamp date def del dict dir display divmod else enumerate exit filter float for format frozenset from getattr global globals hasattr hash hex "
        + "id if import in input int interval is isinstance issubclass it iter lambda lazy len list locals map math max min new next not object oct open or ord pow print println quit range repr "
        + "return reversed round set setattr slice sorted str sum super timestamp trait try tuple type val var vars while with yield zip abs bin").Split(' '),
        StringComparer.Ordinal);

    private readonly Dialect _dialect;
    private readonly Scope _scope;
    private readonly List<Token> _tokens;
    private int _depth;

    public ExpressionEvaluator(string text, Scope scope)
    {
        _scope = scope;
        _dialect = scope.Dialect;
        scope.Spark.Spend(text.Length);
        _tokens = Tokenizer.Split(text, _dialect);
    }

    /// <summary>The place of the next token.</summary>
    public int At { get; set; }

    public bool IsAtEnd => Current.Kind == TokenKind.End;

    public Token Current => _tokens[At];

    /// <summary>What Spark calls a column of the last expression.</summary>
    public string SqlName { get; private set; } = "";

    /// <summary>Whether Spark thinks the last expression may be null.</summary>
    public bool IsSqlNullable { get; private set; }

    public static object? Evaluate(string text, Scope scope)
    {
        var evaluator = new ExpressionEvaluator(text, scope);
        var value = evaluator.Expression();
        return evaluator.IsAtEnd ? value : throw new BeyondFakeException();
    }

    public object? Expression() => Operation(0);

    /// <summary>Takes the symbol or name when it comes next.</summary>
    public bool Take(string text)
    {
        var isNext = Current.Kind is TokenKind.Symbol or TokenKind.Name && string.Equals(Current.Text, text, StringComparison.OrdinalIgnoreCase);
        At += isNext ? 1 : 0;
        return isNext;
    }

    public Token Next()
    {
        _scope.Spark.Spend(CostOfToken);
        return IsAtEnd ? throw new BeyondFakeException() : _tokens[At++];
    }

    public void Expect(string text) => BeyondFakeException.ThrowIf(!Take(text));

    private object? Operation(int lowest)
    {
        var left = Unary();
        for (int level; (level = Level()) >= lowest; lowest = level == 1 && _dialect == Dialect.Python ? 2 : lowest)
        {
            var symbol = Next().Text;
            (var leftName, var isLeftNullable) = (SqlName, IsSqlNullable);
            var right = Operation(level + 1);
            _scope.Spark.Weigh(left);
            _scope.Spark.Weigh(right);
            left = symbol is "to" or "until" ? Range(symbol, left, right) : Operators.Apply(_dialect, symbol, left, right);
            _scope.Spark.Weigh(left);
            IsSqlNullable |= isLeftNullable || symbol is "/" or "%";
            SqlName = _dialect == Dialect.Sql ? Named(leftName, symbol, SqlName) : "";
        }

        return left;
    }

    private int Level() => Current.Kind is not (TokenKind.Symbol or TokenKind.Name) ? -1 : Current.Text switch
    {
        "to" or "until" when _dialect == Dialect.Scala => 0,
        "=" or "<>" when _dialect == Dialect.Sql => 1,
        "==" or "!=" or "<" or ">" or "<=" or ">=" => 1,
        "+" or "-" => 2,
        "*" or "/" or "%" => 3,
        "//" when _dialect == Dialect.Python => 3,
        _ => -1,
    };

    private TypedList Range(string symbol, object? left, object? right) => (left, right) is (int start, int end)
        ? Calls.Range(_scope, start, symbol is "to" ? end + 1L : end, $"Range {start} {symbol} {end}", $"scala.collection.immutable.Range{(symbol is "to" ? ".Inclusive" : "")}")
        : throw new BeyondFakeException();

    private string Named(string left, string symbol, string right)
    {
        _scope.Spark.Spend(2L * (left.Length + right.Length));
        return symbol is "<>" or "!=" ? $"(NOT ({left} = {right}))" : $"({left} {(symbol is "==" ? "=" : symbol)} {right})";
    }

    private object? Unary()
    {
        BeyondFakeException.ThrowIf(++_depth > Deepest);
        var value = Take("-") ? Negative() : Postfix(Primary());
        if (_dialect == Dialect.Python && Take("**"))
        {
            value = Operators.Apply(_dialect, "**", value, Unary());
            _scope.Spark.Weigh(value);
        }

        _depth--;
        return value;
    }

    private object? Negative()
    {
        if (_dialect == Dialect.Sql && Current.Kind == TokenKind.Number)
        {
            return Number("-" + Next().Text);
        }

        var operand = Unary();
        SqlName = $"(- {SqlName})";
        return operand is double number ? -number : Operators.Apply(_dialect, "-", _dialect == Dialect.Python ? (object)BigInteger.Zero : 0, operand);
    }

    private object? Primary()
    {
        var token = Next();
        switch (token.Kind)
        {
            case TokenKind.Number:
                return Number(token.Text);
            case TokenKind.Text:
                return Text(token.Text);
            case TokenKind.Name:
                return Name(token.Text);
            case TokenKind.Symbol when token.Text is "(" && _dialect == Dialect.Sql:
                var inner = Expression();
                Expect(")");
                return inner;
            case TokenKind.Symbol when token.Text is "(":
                var items = Items(")", out var hasComma);
                return hasComma || (items.Count == 0 && _dialect == Dialect.Python) ? new TypedList("", null, items) : items is [var only] ? only : throw new BeyondFakeException();
            case TokenKind.Symbol when token.Text is "[" && _dialect == Dialect.Python:
                return Items("]", out _);
            case TokenKind.Symbol when token.Text is "{" && _dialect == Dialect.Python:
                return Entries();
            default:
                throw new BeyondFakeException();
        }
    }

    private object? Number(string text)
    {
        (SqlName, IsSqlNullable) = (text.TrimEnd('L', 'D', 'l', 'd'), false);
        var digits = SqlName;
        BeyondFakeException.ThrowIf(digits.Length > MostDigits || (_dialect == Dialect.Python && (digits.Length < text.Length || digits is ['0', >= '0' and <= '9', ..])));
        var isDouble = text[^1] is 'D' or 'd' || digits.AsSpan().ContainsAny('e', 'E');
        if (isDouble || digits.Contains('.', StringComparison.Ordinal))
        {
            if (_dialect == Dialect.Sql && !isDouble)
            {
                return decimal.Parse(digits, CultureInfo.InvariantCulture);
            }

            var number = double.Parse(digits, CultureInfo.InvariantCulture);
            SqlName = JavaNumbers.Format(number);
            return number;
        }

        var value = BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        if (_dialect == Dialect.Python)
        {
            return value;
        }

        if (text[^1] is 'L' or 'l' || value > int.MaxValue || value < int.MinValue)
        {
            return _dialect == Dialect.Scala && text.Length == digits.Length ? throw new BeyondFakeException() : (long)value;
        }

        return (int)value;
    }

    /// <summary>Literals that follow one another are one, except in Scala.</summary>
    private string Text(string first)
    {
        while (Current.Kind == TokenKind.Text && _dialect != Dialect.Scala)
        {
            first += Next().Text;
            _scope.Spark.Spend(2L * first.Length);
        }

        return (string)Literal(first, first)!;
    }

    private object? Name(string name)
    {
        var isCall = Current is { Kind: TokenKind.Symbol, Text: "(" };
        if (Current.Kind == TokenKind.Text)
        {
            return name is "u" && _dialect == Dialect.Python ? Text(Next().Text) : throw new BeyondFakeException();
        }

        switch (_dialect, _dialect == Dialect.Sql ? name.ToUpperInvariant() : name)
        {
            case (Dialect.Python, "True") or (Dialect.Scala, "true") or (Dialect.Sql, "TRUE"):
                return Literal("true", true);
            case (Dialect.Python, "False") or (Dialect.Scala, "false") or (Dialect.Sql, "FALSE"):
                return Literal("false", false);
            case (Dialect.Python, "None") or (Dialect.Scala, "null") or (Dialect.Sql, "NULL"):
                return Literal("NULL", null);
        }

        BeyondFakeException.ThrowIf(_dialect == Dialect.Sql);
        object? value = null;
        if (!(isCall && Reserved.Contains(name)) && _scope.TryGet(name, out value))
        {
            return value;
        }

        switch (name)
        {
            case "spark":
                return SparkObject.Session;
            case "sc":
                return _scope.Spark;
            case "sqlContext":
                return SparkObject.SqlContext;
            case "Thread" when _dialect == Dialect.Scala:
            case "time" when _dialect == Dialect.Python:
                return SparkObject.Thread;
            case "println" when _dialect == Dialect.Scala && !isCall:
                return _scope.Print("\n");
        }

        if (isCall)
        {
            return Calls.Knows(name) ? Weighed(Calls.Function(_scope, name, Call()!)) : throw new BeyondFakeException();
        }

        return Reserved.Contains(name) || Current is { Kind: TokenKind.Symbol, Text: "." } ? throw new BeyondFakeException()
            : throw new RemoteErrorException(_dialect == Dialect.Python ? "NameError" : "not found", _dialect == Dialect.Python ? $"name '{name}' is not defined" : name);
    }

    private object? Literal(string name, object? value)
    {
        (SqlName, IsSqlNullable) = (name, value is null);
        return value;
    }

    private object? Postfix(object? value)
    {
        while (true)
        {
            if (_dialect != Dialect.Sql && Take("."))
            {
                value = Weighed(Calls.Member(_scope, value, Next().Text, Call()));
            }
            else if (_dialect == Dialect.Python && Take("["))
            {
                value = Calls.Item(value, Expression());
                Expect("]");
            }
            else if (_dialect == Dialect.Scala && value is List<object?> and not Row && Current is { Kind: TokenKind.Symbol, Text: "(" })
            {
                value = Call()!.Values is [int index] ? Calls.Item(value, new BigInteger(index)) : throw new BeyondFakeException();
            }
            else
            {
                return value;
            }
        }
    }

    /// <summary>The arguments in brackets, or null when there are no brackets.</summary>
    private Arguments? Call()
    {
        if (!Take("("))
        {
            return null;
        }

        if (_dialect == Dialect.Scala && Current.Text is "println" && _tokens[At + 1].Text is ")")
        {
            At += 2;
            return new Arguments([Values.PrintLine], []);
        }

        Dictionary<string, object?> named = new(StringComparer.Ordinal);
        var values = Items(")", out _, named);
        return new Arguments(values, named);
    }

    private List<object?> Items(string close, out bool hasComma, Dictionary<string, object?>? named = null)
    {
        List<object?> items = [];
        hasComma = false;
        while (!Take(close))
        {
            if (named is not null && Current.Kind == TokenKind.Name && _tokens[At + 1] is { Kind: TokenKind.Symbol, Text: "=" })
            {
                var name = Next().Text;
                Expect("=");
                named[name] = Expression();
            }
            else
            {
                items.Add(Expression());
            }

            var isComma = Take(",");
            hasComma |= isComma;
            BeyondFakeException.ThrowIf(!isComma && Current.Text != close);
        }

        _scope.Spark.Weigh(items);
        return items;
    }

    private Dictionary<string, object?> Entries()
    {
        var entries = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (!Take("}"))
        {
            if (entries.Count > 0)
            {
                Expect(",");
            }

            var key = Expression() as string ?? throw new BeyondFakeException();
            Expect(":");
            entries[key] = Expression();
        }

        return Weighed(entries);
    }

    private T Weighed<T>(T value)
    {
        _scope.Spark.Weigh(value);
        return value;
    }
}
