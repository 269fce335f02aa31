using System.Globalization;
using System.Text.Json;
using Apache.Arrow;

namespace Livy.Client.RealDataTests;

/// <summary>Asks and compares.</summary>
internal sealed class ParameterRun(LivySession session, Report report)
{
    private static readonly string[] Names = ["a'b", "c\\", "\\' or 1=1 --", "${spark.app.name}", "🙂"];

    public int Queries { get; private set; }

    public int Values { get; private set; }

    public int Faults { get; private set; }

    /// <summary>Sends values in one query whose own text is full of traps.</summary>
    public async Task AskAsync(IReadOnlyList<ParameterCase> cases, bool escaped, bool literals, CancellationToken cancellationToken)
    {
        var text = new QueryText(0, cases.Count * 2);
        text.AppendLiteral("select /* ' :livy0 /* \" */ */ length('\\n') as escapes, ':livy0 ?' as trap -- ` ' :livy1\n");
        foreach (var one in cases)
        {
            text.AppendLiteral(", typeof(");
            text.AppendFormatted(one.Value);
            text.AppendLiteral($"), {one.Before}");
            text.AppendFormatted(one.Value);
            text.AppendLiteral(one.After);
        }

        var rows = await ReadAsync(text, literals, cancellationToken);
        Values += cases.Count;
        Check(rows.Count == 1, () => $"{rows.Count} rows came instead of one");
        foreach (var row in rows)
        {
            Check(row.Length == 2 + (cases.Count * 2), () => $"{row.Length} columns came");
            Check(row[0] == (escaped ? "2" : "1") && row[1] == ":livy0 ?", () => "the text of the query became another");
            for (var at = 0; at < cases.Count; at++)
            {
                var (one, type, said) = (cases[at], row[2 + (at * 2)], row[3 + (at * 2)]);
                Check(type == one.Type, () => $"{one.Type} arrived as {type}: {Shown(one.Value)}");
                Check(one.IsRight(said), () => $"{one.Type} {Shown(one.Value)} arrived as {Shown(said)}, literals {literals}, escaped {escaped}");
            }
        }
    }

    /// <summary>Sends lists, a null in a list, an empty list and a name.</summary>
    public async Task AskForListsAsync(bool literals, CancellationToken cancellationToken)
    {
        var column = new SqlIdentifier("a`b. '");
        var names = Names.AsEnumerable();
        int[] none = [];
        int?[] some = [1, null, 3];
        var rows = await ReadAsync($"select count(*) as {column} from (select explode(array('x', {Names[0]}, {Names[2]})) as {column}) where {column} in {names}", literals, cancellationToken);
        Check(rows is [["2"]], () => $"a list of names found {Shown(rows)}");
        rows = await ReadAsync($"select id from range(5) where id in {some} order by id", literals, cancellationToken);
        Check(rows is [["1"], ["3"]], () => $"a list with a null found {Shown(rows)}");
        rows = await ReadAsync($"select id from range(5) where id in {none} or id not in {none}", literals, cancellationToken);
        Check(rows.Count == 0, () => $"an empty list found {Shown(rows)}");
        rows = await ReadAsync($"select count(*) from range(5) where id in {Enumerable.Range(3, 10_000)}", literals, cancellationToken);
        Check(rows is [["2"]], () => $"a long list found {Shown(rows)}");
    }

    /// <summary>Sends the longest text and the most parameters that are taken.</summary>
    public async Task AskForTheMostAsync(bool literals, QueryCarrier carrier, CancellationToken cancellationToken)
    {
        // JSON writes each of these in six characters.
        var longest = new string('\'', SqlTextBuilder.MaxSize - 100);
        var rows = await ReadAsync($"select cast(length({longest}) as string)", literals, cancellationToken, carrier);
        Check(rows is [[var length]] && int.Parse(length!, CultureInfo.InvariantCulture) == longest.Length, () => $"a text of {longest.Length} characters arrived as one of {Shown(rows)}");
        rows = await ReadAsync($"select count(*) from range(50000) where id in {Enumerable.Range(0, SqlTextBuilder.MaxParameters)}", literals, cancellationToken, carrier);
        Check(rows is [["20000"]], () => $"the longest list found {Shown(rows)}");
    }

    private async Task<List<string?[]>> ReadAsync(QueryText sql, bool literals, CancellationToken cancellationToken, QueryCarrier? carrier = null)
    {
        Queries++;
        List<string?[]> rows = [];
        try
        {
            await foreach (var batch in session.QueryArrowAsync(sql, new QueryOptions { WriteLiterals = literals, Carrier = carrier }, cancellationToken))
            {
                using (batch)
                {
                    rows.AddRange(Enumerable.Range(0, batch.Length).Select(row => batch.Arrays.Select(column => CellOf(column, row)).ToArray()));
                }
            }
        }
        catch (LivyException failed)
        {
            Check(isRight: false, () => failed.Message);
        }

        return rows;
    }

    private static string? CellOf(IArrowArray column, int row) => column switch
    {
        StringArray texts => texts.GetString(row),
        Int64Array numbers => numbers.GetValue(row)?.ToString(CultureInfo.InvariantCulture),
        Int32Array numbers => numbers.GetValue(row)?.ToString(CultureInfo.InvariantCulture),
        _ => column.Data.DataType.Name,
    };

    private static string Shown(object? value) => value is string or List<string?[]> ? JsonSerializer.Serialize(value) : $"{value}";

    private void Check(bool isRight, Func<string> fault)
    {
        if (!isRight)
        {
            Faults++;
            report.Judge($"{fault()}", isKept: false);
        }
    }
}
