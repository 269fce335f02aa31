using System.Text.RegularExpressions;

namespace Livy.Client.Testing;

/// <summary><c>select</c> of literals and arithmetic, in the schema shape of kind <c>sql</c>.</summary>
internal sealed partial class SqlInterpreter : IInterpreter
{
    private static readonly VariableTable NoVariables = new();

    public void Overlook(string code)
    {
    }

    public StatementOutcome? Run(StatementContext context)
    {
        if (SelectLine().Match(context.Code.Trim()) is not { Success: true } select)
        {
            return null;
        }

        try
        {
            List<string> fields = [];
            List<string> cells = [];
            foreach (var column in PythonSyntax.SplitOutsideStrings(select.Groups["columns"].Value, ','))
            {
                (object? value, string name) = Column(column.Trim());
                var nullable = value is null ? "true" : "false";
                fields.Add($"{{\"name\":{JsonEscapes.Quote(name)},\"type\":\"{Type(value)}\",\"nullable\":{nullable},\"metadata\":{{}}}}");
                cells.Add(TableJson.Cell(value is decimal number ? (double)number : value));
            }

            var json = $"{{\"schema\":{{\"type\":\"struct\",\"fields\":[{string.Join(',', fields)}]}},\"data\":[[{string.Join(',', cells)}]]}}";
            return new StatementOutcome { Output = Outputs.Mime(context.Id, "application/json", json) };
        }
        catch (Exception beyond) when (beyond is BeyondFakeException or RemoteErrorException)
        {
            return null;
        }
    }

    private static (object? Value, string Name) Column(string text)
    {
        var alias = AliasedColumn().Match(text);
        var expression = alias.Success ? alias.Groups["expression"].Value.Trim() : text;
        var value = ExpressionEvaluator.Evaluate(expression, Dialect.Sql, NoVariables);
        return (value, alias.Success ? alias.Groups["name"].Value.Trim('`') : DefaultName(expression, value));
    }

    /// <summary>Spark names a column after its expression: a literal by its value, an operation in brackets.</summary>
    private static string DefaultName(string expression, object? value)
    {
        if (value is null)
        {
            return "NULL";
        }

        var tokens = Tokenizer.Split(expression);
        return tokens.Count == 2 ? tokens[0].Text.TrimEnd('L', 'D') : $"({string.Join(' ', tokens.Take(tokens.Count - 1).Select(token => token.Text))})";
    }

    private static string Type(object? value) => value switch
    {
        null => "void",
        int => "integer",
        long => "long",
        double => "double",
        bool => "boolean",
        string => "string",
        decimal number => $"decimal({Math.Max(number.ToString(System.Globalization.CultureInfo.InvariantCulture).Count(char.IsAsciiDigit), number.Scale)},{number.Scale})",
        _ => throw new BeyondFakeException(),
    };

    [GeneratedRegex(@"^select\s+(?<columns>(?!.*\bfrom\b).+?)\s*;?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SelectLine();

    [GeneratedRegex(@"^(?<expression>.+?)\s+as\s+(?<name>`[^`]*`|\w+)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AliasedColumn();
}
