namespace Livy.Client.Testing;

/// <summary><c>%json</c>, <c>%table</c> and <c>%matplot</c>, with the errors Livy dresses as successes.</summary>
internal static class PythonMagics
{
    // A transparent pixel.
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    public static string Run(string line, int count, Scope scope, string printed)
    {
        var words = line[1..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var command = words.Length == 0 ? "" : words[0];
        if (command.Length == 0)
        {
            return Unknown(count, "magic command not specified");
        }

        if (command is not ("json" or "table" or "matplot"))
        {
            return Unknown(count, $"unknown magic command '{command}'");
        }

        var name = string.Join(' ', words.Skip(1));
        if (command is "matplot")
        {
            return name is "plt" ? Bundle(count, "image/png", $"\"{Pixel}\"", printed) : scope.TryGet(name, out _) ? throw new BeyondFakeException() : KeyError(count, name);
        }

        if (!scope.TryGet(name, out object? value))
        {
            return name.Length == 0 ? throw new BeyondFakeException() : KeyError(count, name);
        }

        return command is "json"
            ? Bundle(count, "application/json", TableJson.Cell(Plain(value)), printed)
            : Bundle(count, "application/vnd.livy.table.v1+json", Table(Plain(value)), printed);
    }

    /// <summary>What was printed before stands beside the value.</summary>
    private static string Bundle(int count, string mime, string json, string printed) => printed.Length == 0
        ? Outputs.Mime(count, mime, json)
        : Outputs.Data(count, $"{{\"{mime}\":{json},\"text/plain\":{JsonEscapes.Quote(printed)}}}");

    private static object? Plain(object? value) => Values.IsPlain(value) ? value : throw new BeyondFakeException();

    private static string Unknown(int count, string message) =>
        Outputs.Error(count, "UnknownMagic", message, $"UnknownMagic: {message}\n");

    /// <summary>An error under <c>status: ok</c>.</summary>
    private static string KeyError(int count, string name)
    {
        var quoted = Values.Repr(name);
        return Outputs.Data(
            count,
            $"{{\"msg_type\":\"execute_reply\",\"content\":{{\"ename\":\"KeyError\",\"evalue\":{JsonEscapes.Quote(quoted)},"
            + $"\"traceback\":[{JsonEscapes.Quote($"KeyError: {quoted}\n")}],\"status\":\"error\"}}}}");
    }

    private static bool HasMixedColumn(List<IReadOnlyList<object?>> rows) => rows.SelectMany(row => row.Select((cell, at) => (cell, at)))
        .Where(place => place.cell is not null)
        .GroupBy(place => place.at)
        .Any(column => column.Select(place => TableJson.MagicType(place.cell)).Distinct(StringComparer.Ordinal).Count() > 1);

    private static string Table(object? value)
    {
        List<object?> rows = value as List<object?> ?? [value];
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        List<IReadOnlyList<object?>> cells = [];
        var width = 0;
        foreach (var row in rows)
        {
            if (row is Row named)
            {
                keys.UnionWith(named.Columns.Select(column => column.Name));
                cells.Add([.. keys.Select(named.Field)]);
            }
            else if (row is Dictionary<string, object?> map)
            {
                keys.UnionWith(map.Keys);
                cells.Add([.. map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)]);
            }
            else
            {
                List<object?> list = row as List<object?> ?? [row];
                width = Math.Max(width, list.Count);
                cells.Add(list);
            }
        }

        if (cells.Exists(row => row.Any(cell => cell is Dictionary<string, object?> or TypedList)) || HasMixedColumn(cells))
        {
            // These kill a real interpreter.
            throw new BeyondFakeException();
        }

        List<string> columns = keys.Count > 0 ? [.. keys] : [.. Enumerable.Range(0, width).Select(at => at.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        return TableJson.Magic(columns, cells);
    }
}
